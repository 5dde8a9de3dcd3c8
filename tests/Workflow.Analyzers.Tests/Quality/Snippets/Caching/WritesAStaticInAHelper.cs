namespace Shop;

public static class Current
{
    [ThreadStatic] private static string? t_tenant;

    public static string? Tenant { get => t_tenant; set => t_tenant = value; }
}

public partial class TenantWorkflows
{
    [Workflow]
    public async partial Task Run(string tenant)
    {
        Current.Tenant = tenant; // WFL2008
        await Save(tenant);
    }

    [Step]
    private static async partial Task Save(string tenant) => await Task.Yield();
}
