import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { Audit, hashOf } from '../../../src/platform/audit/audit.js';
import { AuditEntry } from '../../../src/platform/audit/audit-entry.entity.js';
import { canonicalJson, sha256 } from '../../../src/platform/formatting/canonical-json.js';
import { startTestApp, type TestApp } from '../../support/app.js';

describe('the journal', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeEach(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterEach(() => test.stop());

  it('chains the acts of a council by their hashes, without a hole, even when they come together', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, rank) => act(`problem.act${rank}`)));

    const entries = await journal();
    entries.forEach((entry, index) => {
      expect(entry.rank).toBe(index + 1);
      expect(entry.hash).toBe(hashOf(entry));
      expect(entry.previousHash).toBe(entries[index - 1]?.hash ?? '0'.repeat(64));
    });
    expect(entries).toHaveLength(8);
  });

  it('keeps no trace of an act that was refused', async () => {
    const viewer = await council.viewer('coordinator');

    const refused = test.database.unitOfWork(async () => {
      test.app.get(Audit).record(viewer, { act: 'problem.close', rowType: 'problem', rowId: test.ids.next(), councilId: council.councilId });
      throw new Error('refused');
    });

    await expect(refused).rejects.toThrow('refused');
    expect(await journal()).toEqual([]);
  });

  it('says which fields changed and never what they said', async () => {
    const before = { title: 'lurgamine', severity: 2 };
    await act('problem.edit', before);

    const [entry] = await journal();

    expect(entry?.fields).toEqual(['title', 'severity']);
    expect(JSON.stringify(entry)).not.toContain('lurgamine');
    expect(entry?.revisionHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('hashes the canonical text of an entry', async () => {
    await act('problem.edit', { title: 'é\u2028"' });
    const [entry] = await journal();
    const { hash, ...said } = entry ?? new AuditEntry();

    expect(hash).toBe(sha256(canonicalJson(said)));
  });

  async function act(name: string, before?: Readonly<Record<string, unknown>>): Promise<void> {
    const viewer = await council.viewer('coordinator');
    await test.database.unitOfWork(async () => {
      const rowId = test.ids.next();
      test.app.get(Audit).record(viewer, { act: name, rowType: 'problem', rowId, councilId: council.councilId, ...(before ? { before } : {}) });
    });
  }

  function journal(): Promise<AuditEntry[]> {
    return test.database.read(AuditEntry, 'entry').where('entry.chain = :id', { id: council.councilId }).orderBy('entry.rank').getMany();
  }
});
