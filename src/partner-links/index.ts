export { LINK_DAYS } from './link-life.js';
export { type LinkCard, type MadeLink, type NewLink, PartnerLinks, type VisitCard } from './partner-links.js';
export { PartnerLinksModule } from './partner-links.module.js';
