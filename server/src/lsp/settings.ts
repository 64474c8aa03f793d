/** The editor's settings under `lorecheck`. Read from whatever the client sends, with a default for each. */
export interface Settings {
  /** False: nothing is reported or offered. */
  readonly enable: boolean;
  /** Whose findings are listed: of the whole world, or of open files only. */
  readonly scope: 'world' | 'openFiles';
  readonly inlayHints: {
    readonly ages: boolean;
    readonly yearsSince: boolean;
    readonly relativeDates: boolean;
  };
  readonly codeLens: { readonly mentions: boolean; readonly findings: boolean };
}

export const defaultSettings: Settings = {
  enable: true,
  scope: 'world',
  inlayHints: { ages: true, yearsSince: false, relativeDates: true },
  codeLens: { mentions: true, findings: true },
};

/** Settings from the `lorecheck` section; what is missing or of a wrong type has its default. */
export function readSettings(section: unknown): Settings {
  const { inlayHints, codeLens } = defaultSettings;
  const flag = (path: readonly string[], fallback: boolean): boolean => {
    const value = path.reduce<unknown>(member, section);
    return typeof value === 'boolean' ? value : fallback;
  };
  return {
    enable: flag(['enable'], defaultSettings.enable),
    scope: member(member(section, 'diagnostics'), 'scope') === 'openFiles' ? 'openFiles' : 'world',
    inlayHints: {
      ages: flag(['inlayHints', 'ages'], inlayHints.ages),
      yearsSince: flag(['inlayHints', 'yearsSince'], inlayHints.yearsSince),
      relativeDates: flag(['inlayHints', 'relativeDates'], inlayHints.relativeDates),
    },
    codeLens: {
      mentions: flag(['codeLens', 'mentions'], codeLens.mentions),
      findings: flag(['codeLens', 'findings'], codeLens.findings),
    },
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
