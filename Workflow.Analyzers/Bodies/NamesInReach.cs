using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Bodies;

/// <summary>
/// What workflow bodies may lead to, by name: whoever shares a name with something that is named in a body, or in code that is in reach itself,
/// counts as reached. So overrides, implementations and stored delegates are, and nothing that a workflow could call is missed. Steps end the
/// way. Computed when it is first asked for, which in most projects is never. Safe for concurrent use.
/// </summary>
internal sealed class NamesInReach
{
    private static readonly ConditionalWeakTable<Compilation, NamesInReach> Reaches = new();

    private readonly Compilation _compilation;
    private readonly Lazy<HashSet<string>> _fromWorkflows;
    private readonly Lazy<HashSet<string>> _fromOutside;

    private NamesInReach(Compilation compilation)
    {
        _compilation = compilation;
        _fromWorkflows = new(() => From(Workflows()));
        _fromOutside = new(() => From(Workflows().Concat(PublicMembers())));
    }

    public static NamesInReach Of(Compilation compilation) => Reaches.GetValue(compilation, static each => new(each));

    /// <summary>Whether a workflow body of this compilation may lead to a member.</summary>
    public bool OfWorkflows(ISymbol member) => IsAnonymous(member) || _fromWorkflows.Value.Contains(NameOf(member));

    /// <summary>Whether a workflow body of this compilation may lead to a member, or one of another that references this one.</summary>
    public bool OfWorkflowsAnywhere(ISymbol member) =>
        IsAnonymous(member)
        || (_compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            ? IsPublic(member) || _fromOutside.Value.Contains(NameOf(member))
            : _fromWorkflows.Value.Contains(NameOf(member)));

    private IEnumerable<SyntaxNode> Workflows() => AnnotatedMethodCatalog.Of(_compilation).Methods
        .Where(static method => method.Kind == DurableKind.Workflow)
        .Select(static method => method.Declaration);

    private IEnumerable<SyntaxNode> PublicMembers() => AssemblyTypes.Of(_compilation.Assembly)
        .SelectMany(static type => type.GetMembers())
        .Where(member => IsPublic(member) && SourceBodies.IsUsers(member))
        .SelectMany(static member => member.DeclaringSyntaxReferences)
        .Select(static reference => reference.GetSyntax())
        .Where(static declaration => !IsStep(declaration));

    private HashSet<string> From(IEnumerable<SyntaxNode> roots)
    {
        ILookup<string, SyntaxNode> declarations = _compilation.SyntaxTrees
            .Where(static tree => !SourceBodies.IsGenerated(tree))
            .SelectMany(static tree => tree.GetRoot().DescendantNodes(static node => node is not (StatementSyntax or ExpressionSyntax)))
            .SelectMany(static node => NamesOf(node).Select(name => (Name: name, Node: node)))
            .ToLookup(static each => each.Name, static each => each.Node);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<SyntaxNode>(roots);
        while (next.Count > 0)
        {
            foreach (SyntaxToken token in next.Dequeue().DescendantTokens())
            {
                if (!token.IsKind(SyntaxKind.IdentifierToken) || !names.Add(token.ValueText)) continue;
                foreach (SyntaxNode declaration in declarations[token.ValueText]) next.Enqueue(declaration);
            }
        }

        return names;
    }

    /// <summary>What a declaration's code is run by the name of. Constructors go by their type, and so does what has no name in a call.</summary>
    private static IEnumerable<string> NamesOf(SyntaxNode node)
    {
        switch (node)
        {
            case MethodDeclarationSyntax method when !IsStep(method):
                yield return method.Identifier.ValueText;
                break;
            case PropertyDeclarationSyntax property:
                yield return property.Identifier.ValueText;
                break;
            case EventDeclarationSyntax @event:
                yield return @event.Identifier.ValueText;
                break;
            case BaseFieldDeclarationSyntax fields:
                foreach (VariableDeclaratorSyntax field in fields.Declaration.Variables) yield return field.Identifier.ValueText;
                break;
            case BaseMethodDeclarationSyntax or IndexerDeclarationSyntax when node.Parent is TypeDeclarationSyntax type:
                yield return type.Identifier.ValueText;
                break;
        }
    }

    /// <summary>Whether a member runs without being named: an operator, a static constructor, a finalizer, an indexer, what the language or the framework calls.</summary>
    private static bool IsAnonymous(ISymbol member) => member switch
    {
        IMethodSymbol
        {
            MethodKind: not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.ExplicitInterfaceImplementation)
        } => true,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } or IPropertySymbol { IsIndexer: true } => true,
        IMethodSymbol { IsOverride: true } => true,
        _ => member.Name is "GetEnumerator" or "GetAsyncEnumerator" or "MoveNext" or "MoveNextAsync" or "GetAwaiter" or "GetResult" or "OnCompleted"
            or "Dispose" or "DisposeAsync" or "Deconstruct" or "CompareTo" or "Equals",
    };

    private static string NameOf(ISymbol member)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor }) return member.ContainingType.Name;
        string name = ((member as IMethodSymbol)?.AssociatedSymbol ?? member).Name;
        // An explicit implementation is called by the interface's name of it.
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static bool IsPublic(ISymbol member)
    {
        for (ISymbol? each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            if (each.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }

    private static bool IsStep(SyntaxNode declaration) =>
        declaration is MethodDeclarationSyntax method
        && ((method.Identifier.ValueText == ClassForm.Entry && ClassForm.MayBe(method) && DurableForms.IsImplementingPart(method))
            || method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute =>
                attribute.Name.GetLastToken().ValueText is "Step" or "StepAttribute"));
}
