// Takes the README's pictures of the real thing: the example world in VS Code.  npm run screenshots
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './tool-path.mjs';
import { launchBrowser } from './vscode-host/browser.mjs';
import { startServer } from './vscode-host/server.mjs';

const pictures = join(root, 'docs', 'img');

/** A calm window: nothing but the folder, the text and what Lorecheck adds. */
const LOOK = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.lineNumbers': 'on',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'explorer.compactFolders': false,
  'files.autoSave': 'off',
  'files.exclude': { '**/.vscode': true },
  'problems.defaultViewMode': 'tree',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.enablePreview': false,
  'workbench.editor.showTabs': 'single',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

/** Waits until nothing on the page has moved for a moment, so that no picture shows a half-drawn list. */
async function settle(page) {
  let last;
  for (let round = 0; round < 40; round++) {
    await page.waitForTimeout(350);
    const now = (await page.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
  }
}

async function command(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Opens a file in a fresh window, with the cursor at a place; both counted from 1. */
async function openAt(page, { server, folder }, path, [line, column]) {
  const file = `vscode-remote://${server.authority}${join(folder, path)}:${line}:${column}`;
  const payload = JSON.stringify([
    ['openFile', file],
    ['gotoLineMode', 'true'],
  ]);
  await page.goto(server.url({ folder, payload }));
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await command(page, 'View: Close Primary Side Bar');
  await settle(page);
}

/** Line and column, from 1, just inside the first occurrence of a text. */
function placeOf({ folder }, path, wanted) {
  const text = readFileSync(join(folder, path), 'utf8');
  const before = text.slice(0, text.indexOf(wanted) + 1);
  if (before === '') throw new Error(`"${wanted}" is not in the example any more.`);
  const lines = before.split('\n');
  return [lines.length, lines[lines.length - 1].length + 1];
}

/** Takes one picture in a window of its own, so that no panel of the last one is left open. */
async function inWindow(browser, [width, height], take) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  try {
    await take(page);
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), 'lorecheck-picture-failed.png') });
    throw error;
  } finally {
    await context.close();
  }
}

async function withExample(take) {
  const folder = join(mkdtempSync(join(tmpdir(), 'lorecheck-pictures-')), 'khitomer');
  cpSync(join(root, 'examples', 'khitomer'), folder, { recursive: true });
  // One file with findings is enough for a picture.
  rmSync(join(folder, 'drafts', 'broken-front-matter.md'));
  const server = await startServer({ extension: root, settings: LOOK, say: console.log });
  try {
    const browser = await launchBrowser();
    try {
      await take(browser, { server, folder });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}

/** The part of the page that elements cover together, with a margin. */
async function areaOf(page, selectors, margin = 0) {
  const boxes = [];
  for (const selector of selectors) boxes.push(await page.locator(selector).first().boundingBox());
  const found = boxes.filter((box) => box !== null);
  const left = Math.max(0, Math.min(...found.map((box) => box.x)) - margin);
  const top = Math.max(0, Math.min(...found.map((box) => box.y)) - margin);
  const right = Math.max(...found.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...found.map((box) => box.y + box.height)) + margin;
  const { width, height } = page.viewportSize();
  return { x: left, y: top, width: Math.min(right, width) - left, height: Math.min(bottom, height) - top };
}

async function save(page, name, clip) {
  await page.screenshot({ path: join(pictures, `${name}.png`), clip });
  console.log(`docs/img/${name}.png`);
}

const EDITOR = '.editor-group-container.active';
const ARTICLE = 'articles/khitomer-accords.md';
const DRAFT = 'drafts/unfinished-draft.md';
const GORKON = 'articles/gorkon.md';

/** The card of the treaty, over the article that speaks of it. The taller the window, the more of it is shown. */
async function pictureHover(page, at) {
  await openAt(page, at, ARTICLE, placeOf(at, ARTICLE, 'Khitomer Accords\n\nIn 2293'));
  await command(page, 'Show or Focus Hover');
  await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor();
  await settle(page);
  const { x, y, width } = await areaOf(page, [EDITOR]);
  const card = await areaOf(page, ['.monaco-resizable-hover:visible']);
  await save(page, 'hover-treaty', { x, y, width, height: card.y + card.height + 70 - y });
}

/** The draft, with its findings underneath. */
async function pictureProblems(page, at) {
  await openAt(page, at, DRAFT, placeOf(at, DRAFT, 'Chancellor Gorkon was born'));
  await page.locator('.squiggly-error').first().waitFor();
  await command(page, 'View: Show Problems');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await settle(page);
  await save(page, 'problems', await areaOf(page, ['.part.editor', '.part.panel']));
}

/** What can be done about a misspelt name. */
async function pictureQuickFix(page, at) {
  await openAt(page, at, DRAFT, placeOf(at, DRAFT, 'Mogkar'));
  // Without its finding there is nothing to mend yet.
  await page.locator('.squiggly-info').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await settle(page);
  await save(page, 'quick-fix', await areaOf(page, [EDITOR]));
}

/** Names offered inside a link, with the card of the first. */
async function pictureCompletion(page, at) {
  await openAt(page, at, DRAFT, placeOf(at, DRAFT, 'There may be something in it'));
  // The first press reaches the end of the wrapped line only.
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody had invited [[Gor', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  const details = page.locator('.suggest-details').first();
  // They open by themselves, a moment later, where they were open the last time; the key would close them again.
  const isOpen = await details.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
  if (!isOpen) await page.keyboard.press('Control+Space');
  await details.waitFor();
  await settle(page);
  const { x, width } = await areaOf(page, [EDITOR]);
  const list = await areaOf(page, ['.suggest-widget.visible', '.suggest-details']);
  const top = Math.max(0, list.y - 190);
  await save(page, 'completion', { x, y: top, width, height: list.y + list.height + 40 - top });
}

/** What a rename would change, before it does. */
async function pictureRename(page, at) {
  await openAt(
    page,
    at,
    GORKON,
    placeOf(at, GORKON, '# Gorkon').map((place, i) => place + i * 3),
  );
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('Gorkon the Elder');
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
  await settle(page);
  await save(page, 'rename-preview', await areaOf(page, ['.part.editor', '.part.panel']));
}

const CANON_VIEW = '[id="workbench.view.extension.lorecheck"]';

/** Opens a line of a tree by what a screen reader says of it. */
async function unfold(page, label) {
  const row = page.locator(`${CANON_VIEW} .monaco-list-row[aria-label^="${label}"]`).first();
  await row.waitFor();
  await row.locator('.monaco-tl-twistie').click();
  await page.waitForTimeout(500);
}

/** The canon by kind, and below it the findings by entity, beside the draft. */
async function pictureCanon(page, at) {
  await openAt(page, at, DRAFT, placeOf(at, DRAFT, 'Chancellor Gorkon was born'));
  await page.locator('.squiggly-error').first().waitFor();
  await command(page, 'Lorecheck: Focus on Canon View');
  await page.locator(`${CANON_VIEW} .monaco-list-row`).first().waitFor();
  await widen(page, 150);
  await unfold(page, 'Treaties, 3');
  await unfold(page, 'Gorkon, person, 2 findings');
  await unfold(page, 'First Khitomer Accords, treaty, 5 findings');
  await page.mouse.move(900, 120);
  await settle(page);
  await save(page, 'canon-tree', await areaOf(page, ['.part.sidebar', '.part.editor']));
}

/** Drags the edge of the side bar. */
async function widen(page, by) {
  const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + by, y + height / 2, { steps: 5 });
  await page.mouse.up();
}

/** The walkthrough, at the step that is not done yet. */
async function pictureWalkthrough(page, at) {
  await openAt(page, at, ARTICLE, [1, 1]);
  await command(page, 'Lorecheck: Open Walkthrough');
  await page.locator('.getting-started-step').first().waitFor();
  await page.locator('.getting-started-step', { hasText: 'Mend a finding' }).click();
  await page.locator('.getting-started-media img').first().waitFor();
  await page.mouse.move(1400, 120);
  await settle(page);
  const { x, y, width } = await areaOf(page, [EDITOR]);
  const footer = await areaOf(page, ['.getting-started-footer']);
  await save(page, 'walkthrough', { x, y, width, height: footer.y - y });
}

/** Each picture with the size of its window. */
const PICTURES = {
  'hover-treaty': [[1080, 2400], pictureHover],
  problems: [[1080, 800], pictureProblems],
  'quick-fix': [[1080, 560], pictureQuickFix],
  'rename-preview': [[1080, 760], pictureRename],
  'canon-tree': [[1160, 860], pictureCanon],
  walkthrough: [[1500, 860], pictureWalkthrough],
  // The last: it leaves the draft changed.
  completion: [[1080, 900], pictureCompletion],
};

// `npm run screenshots -- completion walkthrough` takes some of them only.
const wanted = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
await withExample(async (browser, at) => {
  for (const [name, [size, take]] of Object.entries(PICTURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await inWindow(browser, size, (page) => take(page, at));
  }
});
