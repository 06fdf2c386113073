import pg from 'pg';

/**
 * A connection that dies tells it twice, and the second time nobody listens any more: node then ends the process. What was being
 * asked fails anyway, and the pool opens another connection.
 */
export class SturdyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
