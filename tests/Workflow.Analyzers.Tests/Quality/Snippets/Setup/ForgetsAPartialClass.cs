namespace Shop;

public class UnfinishedClass // WFL1002
{
    [Step]
    private async partial Task Save(string id) => await Task.Yield();
}
