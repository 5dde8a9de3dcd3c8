using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Whether a field, an automatic property or a captured constructor parameter changes after its object, or its class, has been made. It is
/// looked for in the user's files: what nothing writes is as good as constant. Safe for concurrent use.
/// </summary>
internal sealed class MutableState(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<List<SyntaxTree>> _files = new(() => [.. compilation.SyntaxTrees.Where(static each => !SourceBodies.IsGenerated(each))]);

    /// <summary>Whether state changes. What is not a field, an automatic property or a parameter of this compilation does not.</summary>
    public bool Changes(ISymbol state) =>
        IsState(state) && SourceBodies.IsUsers(state) && _known.GetOrAdd(state, each => IsOpen(each) || IsWritten(each));

    /// <summary>The state behind an accessor of an automatic property, or null.</summary>
    public static IPropertySymbol? BehindAccessor(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } && IsState(property) ? property : null;

    private static bool IsState(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !field.IsConst,
        // Of a partial property, the part without code only says what is in the other.
        IPropertySymbol property => !property.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() is PropertyDeclarationSyntax part && HasPartial(part))
            && property.DeclaringSyntaxReferences.Any(static each =>
                each.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.All(static one => one.Body is null && one.ExpressionBody is null)),
        IParameterSymbol => true,
        _ => false,
    };

    private static bool HasPartial(PropertyDeclarationSyntax property) => property.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether other assemblies may write it.</summary>
    private static bool IsOpen(ISymbol state) => state.IsStatic && IsVisibleOutside(state) && state switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } => IsVisibleOutside(setter),
        _ => false,
    };

    /// <summary>Whether a member can be seen by other assemblies.</summary>
    public static bool IsVisibleOutside(ISymbol member)
    {
        for (ISymbol? each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
            if (each.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        return true;
    }

    private bool IsWritten(ISymbol state)
    {
        foreach (SyntaxTree tree in _files.Value)
        {
            foreach (TextSpan place in Writes.In(tree)[state.Name])
            {
                if (tree.GetRoot(cancellationToken).FindNode(place, getInnermostNodeForTie: true) is not IdentifierNameSyntax name || !Writes.IsWritten(name, state)) continue;
                SemanticModel model = SourceBodies.In(compilation).ModelOf(tree);
                if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, state.OriginalDefinition)) return true;
            }
        }

        return false;
    }
}
