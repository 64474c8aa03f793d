import { describe, expect, it } from 'vitest';
import type { ProseBlock } from '../../../server/src/syntax/markdown/model.ts';
import { quotesIn } from '../../../server/src/syntax/prose/quotes.ts';
import { sentencesOf } from '../../../server/src/syntax/prose/sentences.ts';

const block = (text: string): ProseBlock => ({ type: 'paragraph', span: { start: 0, end: text.length } });

function sentences(text: string, inside: (offset: number) => boolean = () => false): string[] {
  return sentencesOf(text, block(text), inside).map(({ start, end }) => text.slice(start, end));
}

const quotes = (text: string) =>
  quotesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('ends at stops that are followed by a new beginning', () => {
    expect(sentences('He came. She left! Who stayed? Nobody…')).toEqual([
      'He came.',
      'She left!',
      'Who stayed?',
      'Nobody…',
    ]);
  });

  it('does not end at abbreviations, initials and dotted names', () => {
    for (const text of [
      'Dr. Crusher met Capt. Kirk at St. Albans.',
      'James T. Kirk commanded the U.S.S. Enterprise.',
      'It was built c. 1405 or later, cf. Vol. 3.',
      'In 540 T.R. Tarsh fell.',
      'On stardate 2261.147 it rained.',
      'He stayed (see p. 4) for years.',
    ]) {
      expect(sentences(text)).toEqual([text]);
    }
  });

  it('ends behind an era in capitals', () => {
    expect(sentences('It was raised in 1205 DR. The siege began in 1435\nST. Dr. Lund left.')).toEqual([
      'It was raised in 1205 DR.',
      'The siege began in 1435\nST.',
      'Dr. Lund left.',
    ]);
  });

  it('ends behind a dotted era when a sentence plainly begins', () => {
    expect(sentences('It fell in 540 T.R. The king fled.')).toEqual([
      'It fell in 540 T.R.',
      'The king fled.',
    ]);
    expect(sentences('So do I. He left.')).toEqual(['So do I.', 'He left.']);
  });

  it('keeps closing quotation marks and brackets with their sentence', () => {
    expect(sentences('“Go.” He went. (He did.) She saw.')).toEqual([
      '“Go.”',
      'He went.',
      '(He did.)',
      'She saw.',
    ]);
  });

  it('goes on where lower case follows', () => {
    expect(sentences('“Why?” she asked. He ran.')).toEqual(['“Why?” she asked.', 'He ran.']);
  });

  it('never cuts a name or a date', () => {
    const text = 'They read Oh. My. God. That was all.';
    const inside = (offset: number) => offset >= 10 && offset < 22;
    expect(sentences(text, inside)).toEqual(['They read Oh. My. God. That was all.']);
  });

  it('ends at blank lines inside a block and trims what is blank', () => {
    expect(sentences('  One\n\n  Two  ')).toEqual(['One', 'Two']);
  });

  it('finds nothing in nothing', () => {
    expect(sentences('')).toEqual([]);
    expect(sentences(' \n ')).toEqual([]);
  });
});

describe('quotations', () => {
  it('finds all kinds of marks', () => {
    expect(quotes('He said "go" and “stay” and «wait» and „komm“.')).toEqual([
      '"go"',
      '“stay”',
      '«wait»',
      '„komm“',
    ]);
  });

  it('runs to the end of the block when not closed', () => {
    expect(quotes('She said: “This goes on. And on.')).toEqual(['“This goes on. And on.']);
  });

  it('knows speech in single marks from apostrophes', () => {
    expect(quotes("'Go now,' he said.")).toEqual(["'Go now,'"]);
    expect(quotes('‘Go now!’ he said.')).toEqual(['‘Go now!’']);
    expect(quotes("The Empire's ships, the captains' hats and Qo'noS.")).toEqual([]);
    expect(quotes("'Twas the night of Orm's feast.")).toEqual([]);
  });

  it('does not take inches for speech', () => {
    expect(quotes('A plank of 6\' 2" and one of 5".')).toEqual([]);
  });
});
