export { DemonstrationReset } from './demonstration/demonstration-reset.js';
export { Installation } from './installation.entity.js';
export { InstallationModule } from './installation.module.js';
export { SetUp } from './set-up/set-up.service.js';
