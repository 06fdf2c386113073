export { Installation } from './installation.entity.js';
