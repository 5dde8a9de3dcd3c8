using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Workflow.Runtime.Logging;

namespace Workflow.Runtime;

/// <summary>Logging for hosts of workflows.</summary>
public static class WorkflowLoggingBuilderExtensions
{
    /// <summary>
    /// Writes log lines to the console, each with the run, workflow and step that it belongs to: for people while developing, as JSON in production. Takes the place of the format
    /// that the console had; the last call counts.
    /// </summary>
    /// <param name="logging">The host's logging: <c>builder.Logging</c>.</param>
    /// <param name="format">How lines look. Default <see cref="WorkflowConsoleFormat.Auto"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static ILoggingBuilder AddWorkflowConsole(this ILoggingBuilder logging, WorkflowConsoleFormat format = WorkflowConsoleFormat.Auto)
    {
        ArgumentNullException.ThrowIfNull(logging);
        if (!Enum.IsDefined(format)) throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format. Give Auto, Pretty or Json.");
        logging.AddConsole();
        // Not AddConsoleFormatter, which binds options by reflection.
        logging.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ConsoleFormatter, PrettyConsoleFormatter>());
        logging.Services.AddSingleton<IConfigureOptions<ConsoleLoggerOptions>>(services => new ConfigureOptions<ConsoleLoggerOptions>(
            options => options.FormatterName = IsPretty(format, services) ? PrettyConsoleFormatter.FormatterName : ConsoleFormatterNames.Json));
        logging.Services.Configure<JsonConsoleFormatterOptions>(static options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        return logging;
    }

    private static bool IsPretty(WorkflowConsoleFormat format, IServiceProvider services) =>
        format == WorkflowConsoleFormat.Pretty || format == WorkflowConsoleFormat.Auto && services.GetService<IHostEnvironment>()?.IsDevelopment() == true;
}
