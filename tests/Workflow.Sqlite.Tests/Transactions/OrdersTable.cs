using Microsoft.Data.Sqlite;

namespace Workflow.Sqlite.Tests.Transactions;

/// <summary>A table of the user's in the file that the workflows are in, and a connection of the user's own.</summary>
internal sealed class OrdersTable : IDisposable
{
    private OrdersTable(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    public static OrdersTable Open(string path, bool readOnly = false)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        }.ToString());
        connection.Open();
        OrdersTable table = new(connection);
        if (!readOnly) table.Execute("CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY)");
        return table;
    }

    public SqliteTransaction Begin() => Connection.BeginTransaction();

    public void Insert(string id, SqliteTransaction transaction) => Execute($"INSERT INTO orders VALUES ('{id}')", transaction);

    public void Execute(string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        command.ExecuteNonQuery();
    }

    public long Count(string table = "orders")
    {
        using SqliteCommand command = Connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Connection.Dispose();
}
