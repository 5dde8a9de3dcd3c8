namespace Shop;

public partial class Parcels
{
    [Workflow]
    public async partial Task SendParcel(string id) => await Ship(id);

    [Step]
    private static async partial Task Ship(string id) => await Task.Yield(); // WFL1005
}

public partial class Letters
{
    [Workflow]
    public async partial Task SendLetter(string id) => await Ship(id);

    [Step]
    private static async partial Task Ship(string id) => await Task.Yield(); // WFL1005
}
