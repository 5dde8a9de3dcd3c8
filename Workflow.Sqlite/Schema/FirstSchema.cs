namespace Workflow.Sqlite.Schema;

/// <summary>Version 1 of the schema. Times are UTC ticks of 100 ns since the year 1.</summary>
internal static class FirstSchema
{
    // runs is what nearly every commit rewrites, so it holds only what changes; the rest of a run is in run_details.
    // Each index on runs costs with every commit that changes its columns, so they are partial, and a commit that keeps the run
    // changes none of them.
    //   ready_at       from when anybody may take the run; null while it is held, blocked, ended, or waits for a message alone
    //   blocked_shape  the shape hash whose workers leave the run alone; null unless it is blocked and nobody holds it
    public const string Sql = """
        CREATE TABLE runs (
          run INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          workflow TEXT NOT NULL,
          version TEXT NOT NULL,
          status TEXT NOT NULL,
          last_sequence INTEGER NOT NULL,
          epoch INTEGER NOT NULL,
          owner TEXT,
          ready_at INTEGER,
          blocked_shape TEXT,
          wake_at INTEGER,
          acquisitions INTEGER NOT NULL,
          shape_hash TEXT,
          blocked_reason TEXT,
          created_at INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          completed_at INTEGER,
          result BLOB,
          failure BLOB
        );
        CREATE INDEX runs_by_creation ON runs (created_at, id);
        CREATE INDEX runs_ready ON runs (workflow, version, ready_at) WHERE ready_at IS NOT NULL;
        CREATE INDEX runs_blocked ON runs (workflow, version, blocked_shape) WHERE blocked_shape IS NOT NULL;
        CREATE INDEX runs_held ON runs (owner) WHERE owner IS NOT NULL;

        CREATE TABLE run_details (
          run INTEGER PRIMARY KEY,
          input BLOB NOT NULL,
          tags TEXT,
          created_by TEXT,
          workspace TEXT,
          project TEXT
        );

        CREATE TABLE events (
          run INTEGER NOT NULL,
          sequence INTEGER NOT NULL,
          type TEXT NOT NULL,
          time INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY (run, sequence)
        ) WITHOUT ROWID;

        CREATE TABLE snapshots (
          run INTEGER PRIMARY KEY,
          sequence INTEGER NOT NULL,
          shape_hash TEXT NOT NULL,
          data BLOB NOT NULL
        );

        -- AUTOINCREMENT: a number must not come back after its message was consumed.
        CREATE TABLE inbox (
          message INTEGER PRIMARY KEY AUTOINCREMENT,
          run INTEGER NOT NULL,
          kind TEXT NOT NULL,
          data BLOB NOT NULL,
          time INTEGER NOT NULL,
          deduplication_key TEXT
        );
        CREATE INDEX inbox_by_run ON inbox (run);

        CREATE TABLE hooks (
          token TEXT PRIMARY KEY,
          run INTEGER NOT NULL,
          sequence INTEGER NOT NULL,
          expires_at INTEGER,
          closed INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE step_tasks (
          run INTEGER NOT NULL,
          sequence INTEGER NOT NULL,
          attempt INTEGER NOT NULL,
          queue TEXT NOT NULL,
          step TEXT NOT NULL,
          data BLOB NOT NULL,
          due_at INTEGER NOT NULL,
          owner TEXT,
          epoch INTEGER NOT NULL,
          PRIMARY KEY (run, sequence)
        ) WITHOUT ROWID;
        CREATE INDEX step_tasks_free ON step_tasks (queue, due_at, step) WHERE owner IS NULL;
        CREATE INDEX step_tasks_held ON step_tasks (owner) WHERE owner IS NOT NULL;

        CREATE TABLE step_cache (
          key TEXT PRIMARY KEY,
          result BLOB NOT NULL,
          expires_at INTEGER NOT NULL
        );
        CREATE INDEX step_cache_by_expiry ON step_cache (expires_at);

        -- lock_file: the name, beside this file, of the file that the worker's process keeps locked; null where the system has no such locks.
        CREATE TABLE workers (
          id TEXT PRIMARY KEY,
          lease_until INTEGER NOT NULL,
          lock_file TEXT
        ) WITHOUT ROWID;
        """;
}
