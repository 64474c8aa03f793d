import * as vscode from 'vscode';

/**
 * A name is one word: `Ja'Rod`, `Qo’noS`, `D'deridex-class`. A double click takes it whole and completion
 * replaces it whole. Set while the extension runs, so that folders without lore keep VS Code's own words.
 */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ_-][\p{L}\p{N}\p{M}]+)*/u;

export function registerLanguage(): vscode.Disposable {
  return vscode.languages.setLanguageConfiguration('markdown', { wordPattern });
}
