export { LinkMails } from './link-mails.js';
export { Notifications } from './notifications.js';
export { NotificationsModule } from './notifications.module.js';
