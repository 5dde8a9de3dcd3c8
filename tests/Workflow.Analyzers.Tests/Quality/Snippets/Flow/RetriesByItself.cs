namespace Shop;

public partial class RetryWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string id, int most)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await Call(id).WaitAsync(TimeSpan.FromMinutes(1));
            }
            catch (Exception problem) when (attempt < most && problem is TimeoutException or InvalidOperationException)
            {
                await Durable.Delay(TimeSpan.FromSeconds(Math.Min(60, 1 << attempt)));
            }
        }
    }

    [Step(MaxRetries = 0)]
    private static async partial Task<int> Call(string id) { await Task.Yield(); return id.Length; }
}
