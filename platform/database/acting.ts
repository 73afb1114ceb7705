import { AsyncLocalStorage } from "node:async_hooks"
import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type TransactionSettings,
} from "kysely"
import { escapeLiteral } from "pg"

/** Who acts in the transaction at hand, and whether they only read. */
export type Acting = { readonly person: string; readonly reads: boolean }

/** The act whose transaction is being run, wherever that is asked. */
export const acting = new AsyncLocalStorage<Acting>()

/**
 * The sentence that makes a transaction the act of `person` until it ends: it
 * gives up the rights of whoever connected, and the row policies learn whom
 * they deal with.
 */
export const becoming = (person: string): string =>
  `select set_config('role', 'app_rw', true), set_config('app.person', ${escapeLiteral(person)}, true), set_config('app.brought', '', true)`

/** Speaks to PostgreSQL or PGlite as Kysely does, but spares an act the ways to the database that nobody needs to wait for. */
export function actingDialect(config: PostgresDialectConfig): PostgresDialect {
  const dialect = new PostgresDialect(config)
  dialect.createDriver = () => new ActingDriver(config)
  return dialect
}

/**
 * Begins an act and says whose it is in one sentence, and lets the reader of an
 * act that changed nothing go while its transaction is still being ended: the
 * way to the database and back is most of a short act.
 */
class ActingDriver extends PostgresDriver {
  readonly #ending = new WeakMap<DatabaseConnection, Promise<void>>()

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const act = acting.getStore()
    if (!act) return super.beginTransaction(connection, settings)
    const begin = act.reads ? "begin read only" : "begin"
    await connection.executeQuery(CompiledQuery.raw(`${begin}; ${becoming(act.person)}`))
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (!acting.getStore()?.reads) return super.commitTransaction(connection)
    // What fails to end was only read; a connection that broke meanwhile is replaced by the pool.
    const ended = connection.executeQuery(CompiledQuery.raw("commit")).then(
      () => undefined,
      () => undefined,
    )
    this.#ending.set(connection, ended)
  }

  override async releaseConnection(connection: Parameters<PostgresDriver["releaseConnection"]>[0]): Promise<void> {
    const ending = this.#ending.get(connection)
    this.#ending.delete(connection)
    if (!ending) return super.releaseConnection(connection)
    void ending.then(() => super.releaseConnection(connection))
  }
}
