using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Runtime;

namespace Workflow.Cli.Tests.Program;

/// <summary>
/// A program that executes workflows until its standard input ends. A line <c>order ID</c> (or <c>move</c>, <c>fail</c>, <c>nap</c>) starts a run of that workflow, a line <c>go ID</c>
/// lets the slow step of an order end. It answers each line with one of its own, once that is done.
/// </summary>
internal static class Shop
{
    /// <param name="arguments">The database.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<Gates>();
        builder.Services.AddWorkflows(workflows => workflows.UseSqlite(arguments[0]).UseTrace(arguments[0] + ".traces").AddShopFlows());
        using IHost host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (words[0] == "go") host.Services.GetRequiredService<Gates>().Open(words[1]);
            else await StartAsync(host.Services.GetRequiredService<WorkflowClient>(), words);
            Console.WriteLine($"done {line}");
        }

        await host.StopAsync();
        return 0;
    }

    private static Task StartAsync(WorkflowClient client, string[] words)
    {
        StartOptions options = new() { Id = words[1], Tags = words.Skip(2).ToDictionary(static tag => tag.Split('=')[0], static tag => tag.Split('=')[1]) };
        return words[0] switch
        {
            "order" => client.StartProcessOrderAsync(words[1], 3, options),
            "move" => client.StartChangeAddressAsync(words[1], options),
            "fail" => client.StartFailFastAsync(words[1], options),
            "nap" => client.StartNapAsync("3d", options),
            _ => throw new ArgumentException($"'{words[0]}' is none of the workflows."),
        };
    }
}
