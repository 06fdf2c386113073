// Nest 12 is published as ES modules only; `cookie` is required by CommonJS code, which jest allows on Node >= 24.9 alone.
const commonJs = {
  swcrc: false,
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
};

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest'],
    '/node_modules/(cookie|content-disposition)/.+\\.js$': ['@swc/jest', commonJs],
  },
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB', // native modules are never unloaded between spec files
  testTimeout: 60_000,
};
