import { type CouncilRoleName, RIGHTS_OF_MEMBER, RIGHTS_OF_ROLE } from '../councils/index.js';
import type { Right } from '../platform/access/access.js';
import { STRANGER, type Viewer } from '../platform/access/viewer.js';
import { homeKind } from './home-kind.js';

function viewer(rights: readonly Right[]): Viewer {
  return { ...STRANGER, kind: 'session', currentCouncilId: 'val', rightsByCouncil: new Map([['val', new Set(rights)]]) };
}

describe('the home of a person in a council', () => {
  it.each([
    ['coordinator', 'lead'],
    ['chair', 'lead'],
    ['secretary', 'lead'],
    ['elected_reader', 'reader'],
    ['dpo', 'outside'],
  ] as readonly (readonly [CouncilRoleName, string])[])('of the %s is « %s »', (role, kind) => {
    expect(homeKind(viewer(RIGHTS_OF_ROLE[role]), 'val')).toBe(kind);
  });

  it('is « mes actions » for a member, and has no content outside any council', () => {
    expect(homeKind(viewer(RIGHTS_OF_MEMBER), 'val')).toBe('member');
    expect(homeKind(viewer([]), null)).toBe('outside');
    expect(homeKind(viewer(RIGHTS_OF_MEMBER), 'another')).toBe('outside');
  });
});
