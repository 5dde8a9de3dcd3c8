namespace Shop;

public abstract record Result<T>
{
    public sealed record Ok(T Value) : Result<T>;
    public sealed record Error(string Message) : Result<T>;

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => this switch
    {
        Ok ok => next(ok.Value),
        Error error => new Result<TNext>.Error(error.Message),
        _ => throw new InvalidOperationException(),
    };
}

public partial class GenericWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string text)
    {
        Result<int> parsed = int.TryParse(text, out int number) ? new Result<int>.Ok(number) : new Result<int>.Error("no number");
        string said = parsed.Then(Half) is Result<int>.Ok { Value: var half } ? $"{half}" : "nothing";
        await Save(said);
        return said;
    }

    private static Result<int> Half(int number) => number % 2 == 0 ? new Result<int>.Ok(number / 2) : new Result<int>.Error("odd");

    [Step]
    private static async partial Task Save(string text) => await Task.Yield();
}
