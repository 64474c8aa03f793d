import { describe, expect, it } from 'vitest';
import { isPlainFiller } from '../../../server/src/syntax/prose/fillers.ts';
import {
  itemKinds,
  itemOf,
  itemsIn,
  kindBits,
  makeTemplate,
  pattern,
  quoted,
  type TemplateItem,
} from '../../../server/src/syntax/prose/template.ts';
import { titlesBefore } from '../../../server/src/syntax/prose/titles.ts';
import { isDeed } from '../../../server/src/syntax/prose/verbs.ts';

/** Makes a template of text in which items are written `<P:Gorkon>`. */
function make(marked: string, quotes: readonly string[] = [], titles: readonly string[] = []) {
  const items: TemplateItem[] = [];
  let prose = '';
  let rest = marked;
  for (let match = /<(\w):([^>]*)>/.exec(rest); match; match = /<(\w):([^>]*)>/.exec(rest)) {
    prose += rest.slice(0, match.index);
    const [, kind = 'X', name = ''] = match;
    items.push({ kind, span: { start: prose.length, end: prose.length + name.length }, titles });
    prose += name;
    rest = rest.slice(match.index + match[0].length);
  }
  prose += rest;
  const spans = quotes.map((text) => ({
    start: prose.indexOf(text),
    end: prose.indexOf(text) + text.length,
  }));
  return makeTemplate(prose, { start: 0, end: prose.length }, items, spans);
}

/** Readable again: every sign as its kind in angle brackets. */
function shown(text: string): string {
  return text.replace(/([\uE010-\uE01F])[\uE100-\uF8FF]/g, (_, kind: string) => {
    return `<${itemKinds[kind.charCodeAt(0) - 0xe010]}>`;
  });
}

describe('templates', () => {
  it('puts signs for items and single blanks between words', () => {
    const template = make('In  <D:2293>\n<P:Gorkon>  , the  old,  met <P:Spock> .');
    expect(shown(template.text)).toBe('In <D> <P>, the old, met <P>.');
  });

  it('takes titles and articles away from names, but not what is more than a title', () => {
    expect(shown(make('Queen <P:Isaude> saw the <E:Siege of Brek>.').text)).toBe('<P> saw <E>.');
    expect(shown(make('The Vice Admiral <P:Ross> and Capt. <P:Kirk> met.').text)).toBe('<P> and <P> met.');
    expect(shown(make('The moon <L:Praxis> and the starship <V:Kang>.').text)).toBe('<L> and <V>.');
    expect(shown(make('A moon <L:Praxis>, the late <P:Gorkon>.').text)).toBe('A moon <L>, the late <P>.');
    expect(shown(make('the Windspeaker <P:Orm> rose', [], ['Windspeaker']).text)).toBe('<P> rose');
    expect(shown(make('the New <L:Praxis>').text)).toBe('the New <L>');
  });

  it('leaves possessive endings and brackets visible where they matter', () => {
    const template = make('<P:Gorkon> ’s ship (<D:2290>) sank.');
    expect(shown(template.full)).toBe('<P>’s ship (<D>) sank.');
    expect(shown(template.text)).toBe('<P>’s ship sank.');
  });

  it('puts one sign for anything quoted', () => {
    const template = make('“Go now,” said <P:Gorkon>.', ['“Go now,”']);
    expect(shown(template.text)).toBe(`${quoted} said <P>.`);
  });

  it('finds items again by their signs', () => {
    const template = make('<P:Kirk> and <P:Spock> met <P:Gorkon>.');
    const match = pattern('(?<list>‹P› and ‹P›) met ‹who:P›').exec(template.text);
    expect(itemOf(template, match?.groups?.['who'])).toBe(template.items[2]);
    expect(itemsIn(template, match?.groups?.['list'] ?? '')).toEqual(template.items.slice(0, 2));
    expect(itemOf(template, undefined)).toBeUndefined();
  });

  it('keeps sets of kinds as bits', () => {
    expect(kindBits('PD') & kindBits('D')).not.toBe(0);
    expect(kindBits('PD') & kindBits('VE')).toBe(0);
    expect(kindBits('')).toBe(0);
  });

  it('matches kinds only', () => {
    expect(pattern('^‹VF› left').test(make('<P:Kirk> left').text)).toBe(false);
    expect(pattern('^‹VPF› left').test(make('<P:Kirk> left').text)).toBe(true);
  });
});

describe('titles', () => {
  it('looks back over as many as there are', () => {
    expect('It was High Chancellor '.slice(titlesBefore('It was High Chancellor ', []))).toBe(
      'High Chancellor ',
    );
    expect(titlesBefore('It was ', [])).toBe(7);
    expect(titlesBefore('', [])).toBe(0);
  });

  it('needs the article before a small noun', () => {
    expect(titlesBefore('saw the poet ', [])).toBe(8);
    expect(titlesBefore('saw a poet ', [])).toBe(11);
  });
});

describe('fillers', () => {
  it('lets plain words through and stops at another clause', () => {
    expect(isPlainFiller(' the mines of the old town')).toBe(true);
    expect(isPlainFiller(' three red ships in the evening')).toBe(true);
    expect(isPlainFiller(' the treaty that ended the war')).toBe(false);
    expect(isPlainFiller(' a house built')).toBe(false);
    expect(isPlainFiller(' a man born')).toBe(false);
    expect(isPlainFiller(' the captain – and')).toBe(false);
    expect(isPlainFiller(' while sailing')).toBe(false);
  });
});

describe('deeds', () => {
  it('knows what only the living do', () => {
    for (const word of ['signed', 'bought', 'inspected', 'went', 'declared']) expect(isDeed(word)).toBe(true);
    for (const word of ['inspired', 'haunted', 'remained', 'became', 'was', 'needed', 'red']) {
      expect(isDeed(word)).toBe(false);
    }
  });
});
