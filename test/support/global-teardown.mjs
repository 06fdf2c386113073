import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  await globalThis.beffroiTestServer?.stop();
  rmSync(process.env.TEST_RUN_DIR, { recursive: true, force: true });
}
