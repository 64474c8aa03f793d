/** Every output format by its name on the command line. */
export const formatNames = ['stylish', 'json', 'sarif', 'github', 'junit', 'checkstyle', 'gitlab'] as const;

export type FormatName = (typeof formatNames)[number];
