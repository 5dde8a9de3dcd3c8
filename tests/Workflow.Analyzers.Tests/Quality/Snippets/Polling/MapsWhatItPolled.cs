namespace Shop;

public partial class MappedPolling
{
    [Workflow]
    public async partial Task<int> Run(string id)
    {
        int value = await Ask(id);
        return value + await Next(id);

        async Task<int> Next(string each)
        {
            int answer = await Ask(each + "-next");
            return answer + 1;
        }
    }

    [Step]
    private static async partial Task<int> Ask(string id) { await Task.Yield(); return id.Length; }
}
