namespace Workflow.Analyzers;

/// <summary>Where the page of a diagnostic is: <see cref="Base"/>, its id, <see cref="Extension"/>.</summary>
internal static class HelpLinks
{
    /// <summary>The folder of the pages, in the repository and in the package alike.</summary>
    public const string Base = "docs/diagnostics/";

    public const string Extension = ".md";
}
