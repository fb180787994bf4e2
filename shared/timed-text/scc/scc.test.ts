import { describe, expect, test } from 'vitest';
import { readTimedText } from '../read.ts';
import { letters } from './testing.ts';

const head = 'Scenarist_SCC V1.0\n\n';
/** A file of lines, each a timecode and pairs. */
const read = (...lines: readonly string[]) =>
  readTimedText(new TextEncoder().encode(head + lines.join('\n\n')), { format: 'scc' });
/** In-frame, out-frame, row and text of each caption. */
const brief = (...lines: readonly string[]) =>
  read(...lines).events.map(({ startFrame, endFrame, region, text }) => [startFrame, endFrame, region, text]);

const load = '94ae 94ae 9420 9420 9470 9470';
const show = '942f 942f';
const clear = '942c 942c';

describe('pop-on captions', () => {
  test('come up with the frame of EOC and go with that of EDM', () => {
    const reading = read(`00:00:01:00\t${load} ${letters('Hi there')} ${show}`, `00:00:03:00\t${clear}`);
    // Six pairs, then four of text: EOC is the eleventh, ten frames after the line's 30.
    expect(reading.events).toEqual([
      {
        ordinal: 1,
        at: { line: 3 },
        id: null,
        startMs: (40 * 1001) / 30,
        endMs: 3003,
        startFlicks: 40 * 23_543_520,
        endFlicks: 90 * 23_543_520,
        startFrame: 40,
        endFrame: 90,
        startRaw: '00:00:01:10',
        endRaw: '00:00:03:00',
        settings: '',
        region: 'row 15',
        textRaw: 'Hi there',
        text: 'Hi there',
        kind: 'dialogue',
        language: null,
        speaker: null,
        writingMode: null,
        hasItalic: false,
        ruby: null,
        flags: [],
      },
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.track).toEqual({
      encoding: { name: 'cea-608', by: 'declared', confidence: 1 },
      language: null,
      frameRate: { num: 30_000, den: 1001 },
      dropFrame: false,
      timeBase: 'smpte',
      programmeStart: null,
      title: null,
    });
  });

  test('go when the next one comes', () =>
    expect(
      brief(
        `00:00:01:00\t${load} ${letters('One')} ${show}`,
        `00:00:02:00\t${load} ${letters('Two')} ${show}`,
        `00:00:03:00\t${clear}`,
      ),
    ).toEqual([
      [38, 68, 'row 15', 'One'],
      [68, 90, 'row 15', 'Two'],
    ]));

  test('have their rows from the top, whichever is sent first', () =>
    expect(
      brief(
        `00:00:01:00\t94ae 9420 9470 ${letters('below')} 94d0 ${letters('above')} 942f`,
        '00:00:02:00\t942c',
      ),
    ).toEqual([[40, 60, 'row 15', 'above\nbelow']]));

  test('are filled into what was shown before, where it is not erased', () => {
    // EOC flips the memories, so that the third is written over the first.
    expect(
      brief(
        `00:00:01:00\t9420 9470 ${letters('First')} 942f`,
        `00:00:02:00\t9420 9470 ${letters('Second')} 942f`,
        `00:00:03:00\t9420 9470 ${letters('3rd')} 942f`,
        '00:00:04:00\t942c',
      ).map(([, , , text]) => text),
    ).toEqual(['First', 'Second', '3rdst']);
  });

  test('are nothing where nothing was filled', () =>
    expect(brief('00:00:01:00\t94ae 9420 942f', '00:00:02:00\t942c')).toEqual([]));
});

describe('roll-up captions', () => {
  test('are a line a row, from its first letter until the next row', () =>
    // RU2 CR PAC take three frames; the row rolls up with the CR of the next line.
    expect(
      brief(
        `00:00:01:00\t9425 94ad 9470 ${letters('One')}`,
        `00:00:02:00\t9425 94ad 9470 ${letters('Two')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [33, 61, 'row 15', 'One'],
      [63, 120, 'row 15', 'Two'],
    ]));
  test('stand on the row that they are put on', () =>
    expect(brief(`00:00:01:00\t9426 94ad 9140 ${letters('up')}`, '00:00:04:00\t942c')).toEqual([
      [33, 120, 'row 3', 'up'],
    ]));
  test('clear captions of another kind', () =>
    expect(
      brief(
        `00:00:01:00\t9420 9470 ${letters('Pop')} 942f`,
        `00:00:02:00\t9425 9470 ${letters('Roll')}`,
        '00:00:03:00\t942c',
      ),
    ).toEqual([
      [34, 60, 'row 15', 'Pop'],
      [62, 90, 'row 15', 'Roll'],
    ]));
  test('move with the row that they are put on', () =>
    expect(
      brief(`00:00:01:00\t9425 94ad 9470 ${letters('One')} 1760 ${letters('Four')}`, '00:00:04:00\t942c'),
    ).toEqual([
      [33, 36, 'row 10', 'One'],
      [36, 120, 'row 10', 'Four'],
    ]));
  test('leave nothing above their rows', () =>
    // The first row has rolled out of two, so that row 13 is empty when it is painted on.
    expect(
      brief(
        `00:00:01:00\t9425 94ad ${letters('First')} 94ad ${letters('Second')} 94ad`,
        `00:00:02:00\t9429 1360 ${letters('X')} 942c`,
      ).map(([, , , text]) => text),
    ).toEqual(['First', 'Second', 'X']));
  test('clear what is being filled unseen', () =>
    expect(brief(`00:00:01:00\t9420 9470 ${letters('Pop')} 9425 9420 942f`, '00:00:02:00\t942c')).toEqual(
      [],
    ));
  test('go on where a row is continued', () =>
    expect(
      brief(
        `00:00:01:00\t9425 94ad 9470 ${letters('One ')}`,
        `00:00:02:00\t${letters('and')}`,
        '00:00:03:00\t942c',
      ),
    ).toEqual([[33, 90, 'row 15', 'One and']]));
});

describe('paint-on captions', () => {
  test('come up with their first letter', () =>
    expect(
      brief(`00:00:01:00\t9429 94d0 ${letters('One')} 9470 ${letters('Two')}`, '00:00:02:00\t942c'),
    ).toEqual([[32, 60, 'row 15', 'One\nTwo']]));
  test('go when others are painted over them', () =>
    expect(
      brief(
        `00:00:01:00\t9429 9470 ${letters('One')}`,
        `00:00:02:00\t9429 9470 ${letters('Four')}`,
        `00:00:03:00\t9470 ${letters('Five')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [32, 62, 'row 15', 'One'],
      [62, 91, 'row 15', 'Four'],
      [91, 120, 'row 15', 'Five'],
    ]));
  test('do not roll up', () =>
    expect(
      brief(`00:00:01:00\t9429 9470 ${letters('One')} 94ad ${letters(' two')}`, '00:00:02:00\t942c'),
    ).toEqual([[32, 60, 'row 15', 'One two']]));
  test('on different rows are lines of their own', () =>
    expect(
      brief(
        `00:00:01:00\t9429 94d0 ${letters('Up')}`,
        `00:00:02:00\t9429 9470 ${letters('Down')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [32, 120, 'row 14', 'Up'],
      [62, 120, 'row 15', 'Down'],
    ]));
});
