import { attendanceOf } from './attendance.js';
import { MEETINGS } from './meetings.data.js';

function meeting(label: string) {
  const found = MEETINGS.meetings.find((each) => each.label === label);
  if (found === undefined) throw new Error(label);
  return found;
}

describe('attendance at the demonstration’s sittings', () => {
  it.each([
    ['M1', { present: 27, represented: 5, excused: 6, absent: 3 }],
    ['M2', { present: 5, represented: 1, excused: 1 }],
    ['M3', { present: 7, excused: 1 }],
    ['M6', { present: 29, represented: 6, excused: 4, absent: 2 }],
    ['M8', { present: 7, excused: 1, absent: 1 }],
    ['M10', { present: 8, excused: 1 }],
  ])('is, at %s, what the paper counts', (label, counts) => {
    const found: Record<string, number> = {};
    for (const { attendance } of attendanceOf(meeting(label))) found[attendance] = (found[attendance] ?? 0) + 1;

    expect(found).toEqual(counts);
  });

  it('says who stood in for whom', () => {
    const stoodIn = attendanceOf(meeting('M6')).filter(({ representedBy }) => representedBy !== null);

    expect(stoodIn.map(({ person, representedBy }) => [person, representedBy?.split(',')[0]])).toEqual([['Chastelvy', 'Kaël Sorbier'], ['Corvelin', 'Jeanne Alvery']]);
  });

  it('never takes away who chairs or keeps the record', () => {
    const absent = attendanceOf(meeting('M1')).filter(({ attendance }) => attendance !== 'present').map(({ person }) => person);

    expect(absent).not.toContain('Ambrevert');
    expect(absent).not.toContain('Montagnac');
  });
});
