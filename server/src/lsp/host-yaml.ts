/** What is left to the editor's own YAML support, so that nothing is offered or told twice. */
import type { FileSummary } from '../index/summary.ts';
import type { Session } from './session.ts';

/** The files that the manifest's `yamlValidation` gives a schema. */
const withSchema = /(?:^|\/)(?:lore|[^/]+\.lore)\.ya?ml$/;

/** An author's word that a file is to be read without a schema; the YAML language server knows it too. */
const noSchema = /^#\s*yaml-language-server:\s*\$schema=none\s*$/m;

/** Whether the editor's YAML support lists and explains the fields of this file by our schema. */
export function schemaSpeaks(session: Session, file: FileSummary): boolean {
  return session.client.options.hostYaml && withSchema.test(file.path) && !noSchema.test(file.text);
}
