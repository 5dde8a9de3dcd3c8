using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2014. What the user's own table names, and what is wrong with that table.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotUseBannedMembersAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2014";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows use nothing that the project has banned from them",
        "{0} {1}; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A project names in WorkflowBannedMembers.txt what its workflows must not reach, for code that cannot be judged by itself.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    private protected override string TitleOf(IMethodSymbol workflow) => $"Workflow '{base.TitleOf(workflow)}'";

    private protected override string Describe(string chain) => $"uses {chain}, which {BannedMembersFile.UsersName} bans from workflows";

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        base.Watch(context, symbols);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!BannedMembersFile.IsUsers(file.AdditionalFile) || file.AdditionalFile.GetText(file.CancellationToken) is not { } text) return;
            foreach (TextLine each in text.Lines)
            {
                BannedLine? line = BannedLine.Read(each.ToString(), out string? problem);
                problem ??= line is null ? null : MissingMember(line, context.Compilation);
                if (problem is null) continue;
                var location = Location.Create(file.AdditionalFile.Path, each.Span, text.Lines.GetLinePositionSpan(each.Span));
                string[] parts = problem.Split([';'], 2);
                file.ReportDiagnostic(Diagnostic.Create(Descriptor, location, $"Line {each.LineNumber + 1} of {BannedMembersFile.UsersName} bans nothing:", parts[0], parts[1].TrimStart()));
            }
        });
    }

    /// <summary>What to say of a line about a type that is there, without the member that is named.</summary>
    private static string? MissingMember(BannedLine line, Compilation compilation)
    {
        if (line.Kind is 'N' or 'T' || compilation.GetTypeByMetadataName(BannedMembers.TypeOf(line.Name)) is not { } type) return null;
        string name = BannedMembers.SimpleNameOf(line.Name).Replace('#', '.');
        return type.GetMembers(name).Any(each => KindOf(each) == line.Kind)
            ? null
            : $"'{type.Name}' has no such member as '{line.Kind}:{line.Name}'; correct its name or its letter";
    }

    private static char KindOf(ISymbol member) => member.Kind switch
    {
        SymbolKind.Method => 'M',
        SymbolKind.Property => 'P',
        SymbolKind.Field => 'F',
        SymbolKind.Event => 'E',
        _ => 'T',
    };
}
