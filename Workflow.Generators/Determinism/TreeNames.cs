using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>
/// The words of a file, member by member: which names the code of each member mentions. Known from syntax alone, and kept as long as the file is.
/// </summary>
internal sealed class TreeNames
{
    /// <summary>Stands for the constructor in <c>new()</c>, and for what a collection expression makes.</summary>
    public const string UnnamedCreation = ".ctor";

    /// <summary>Stands for an <c>await</c>.</summary>
    public const string Await = "await";

    /// <summary>The name of operators and conversions, which code can use without any word.</summary>
    public const string Implied = "*";

    private const string Indexer = "this[]";

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Cache = new();

    private static readonly string[] OfUsing = ["Dispose", "DisposeAsync"];
    private static readonly string[] OfForEach = ["GetEnumerator", "MoveNext", "Current", "GetAsyncEnumerator", "MoveNextAsync"];
    private static readonly string[] OfAwait = [Await, "GetAwaiter"];
    private static readonly string[] OfInterpolation = ["ToString"];
    private static readonly string[] OfDeconstruction = ["Deconstruct"];
    private static readonly string[] OfCreation = [UnnamedCreation];
    private static readonly string[] OfIndexing = [Indexer];

    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "List", "Dictionary", "HashSet", "Queue", "Stack", "LinkedList", "SortedSet", "SortedDictionary", "SortedList", "PriorityQueue", "StringBuilder",
        "IList", "IDictionary", "ICollection", "ISet", "ConcurrentDictionary", "ConcurrentBag", "ConcurrentQueue", "ConcurrentStack", "Collection",
    };

    private readonly List<Unit> _units = [];
    private readonly HashSet<string> _staticState = new(StringComparer.Ordinal);
    private readonly List<Class> _classes = [];

    private TreeNames(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        foreach (SyntaxToken token in root.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken)) Words.Add(token.ValueText);
        foreach (SyntaxNode node in root.DescendantNodes(static each => each is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is TypeDeclarationSyntax type) Read(type);
    }

    /// <summary>Every identifier of the file.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The code of the members; that of steps and workflows is left out.</summary>
    public IReadOnlyList<Unit> Units => _units;

    /// <summary>Names of static members that may change.</summary>
    public IReadOnlyCollection<string> StaticState => _staticState;

    /// <summary>The classes, with what their objects hold.</summary>
    public IReadOnlyList<Class> Classes => _classes;

    public static TreeNames Of(SyntaxTree tree) => Cache.GetValue(tree, static each => new(each));

    private void Read(TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        string[] creation = [name, UnnamedCreation];
        HashSet<string> held = new(type.ParameterList?.Parameters.Select(static each => each.Identifier.ValueText) ?? [], StringComparer.Ordinal);
        IEnumerable<string> parents = type.BaseList?.DescendantTokens().Where(static each => each.IsKind(SyntaxKind.IdentifierToken)).Select(static each => each.ValueText) ?? [];
        List<Unit> making = [];
        _classes.Add(new(name, [.. parents], type.Members.OfType<MethodDeclarationSyntax>().Any(IsDurable), held, making));
        if (type.BaseList is not null) Add(creation, type.BaseList);
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method when !IsDurable(method):
                    Add([method.Identifier.ValueText], method);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Add(IsStatic(constructor) ? [.. FieldsOf(type)] : creation, constructor);
                    if (!IsStatic(constructor)) making.Add(new([.. AssignedIn(constructor)], _units[_units.Count - 1].Words));
                    break;
                case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    ReadField(field, creation, held, making);
                    break;
                case PropertyDeclarationSyntax property:
                    ReadProperty(property, creation, held);
                    break;
                case IndexerDeclarationSyntax:
                    Add([Indexer], member);
                    break;
                case OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax:
                    Add([Implied], member);
                    break;
            }
        }
    }

    private void ReadField(FieldDeclarationSyntax field, string[] creation, HashSet<string> held, List<Unit> making)
    {
        bool mayChange = !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) || IsCollection(field.Declaration.Type);
        foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
        {
            string name = variable.Identifier.ValueText;
            if (variable.Initializer is { } initializer)
            {
                Add(IsStatic(field) ? [name] : creation, initializer, field.Declaration.Type);
                if (!IsStatic(field)) making.Add(new([name], _units[_units.Count - 1].Words));
            }

            if (mayChange) (IsStatic(field) ? _staticState : held).Add(name);
        }
    }

    private void ReadProperty(PropertyDeclarationSyntax property, string[] creation, HashSet<string> held)
    {
        string name = property.Identifier.ValueText;
        Add([name], property);
        if (property.Initializer is { } initializer && !IsStatic(property)) Add(creation, initializer);
        if (property.AccessorList is { } accessors && (IsCollection(property.Type) || accessors.Accessors.Any(SyntaxKind.SetAccessorDeclaration)))
            (IsStatic(property) ? _staticState : held).Add(name);
    }

    private void Add(string[] names, params SyntaxNode[] code)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (SyntaxToken token in code.SelectMany(static each => each.DescendantTokens()))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) words.Add(token.ValueText);
            else words.UnionWith(ImpliedBy(token));
        }

        _units.Add(new(names, [.. words]));
    }

    /// <summary>The names of what a word or sign of the language uses without naming it.</summary>
    private static string[] ImpliedBy(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.AwaitKeyword => OfAwait,
        SyntaxKind.UsingKeyword => OfUsing,
        SyntaxKind.ForEachKeyword => OfForEach,
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => OfInterpolation,
        SyntaxKind.NewKeyword when token.Parent is ImplicitObjectCreationExpressionSyntax => OfCreation,
        SyntaxKind.OpenBracketToken when token.Parent is CollectionExpressionSyntax => OfCreation,
        SyntaxKind.OpenBracketToken when token.Parent is BracketedArgumentListSyntax => OfIndexing,
        SyntaxKind.OpenParenToken when token.Parent is TupleExpressionSyntax or ParenthesizedVariableDesignationSyntax or PositionalPatternClauseSyntax => OfDeconstruction,
        _ => [],
    };

    private static bool IsStatic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static IEnumerable<string> FieldsOf(TypeDeclarationSyntax type) =>
        type.Members.OfType<FieldDeclarationSyntax>().Where(IsStatic).SelectMany(static each => each.Declaration.Variables).Select(static each => each.Identifier.ValueText);

    private static IEnumerable<string> AssignedIn(ConstructorDeclarationSyntax constructor) => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Select(static each => each.Left.GetLastToken().ValueText);

    private static bool IsDurable(MethodDeclarationSyntax method) => (ClassForm.MayBe(method) && DurableForms.IsImplementingPart(method)) || method.AttributeLists.SelectMany(static each => each.Attributes)
        .Any(static each => each.Name.GetLastToken().ValueText is "Step" or "StepAttribute" or "Workflow" or "WorkflowAttribute");

    private static bool IsCollection(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => IsCollection(nullable.ElementType),
        ArrayTypeSyntax => true,
        QualifiedNameSyntax qualified => IsCollection(qualified.Right),
        SimpleNameSyntax name => Collections.Contains(name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>The code of one member.</summary>
    /// <param name="Names">What other code has to mention to use it.</param>
    /// <param name="Words">What it mentions itself.</param>
    public sealed record Unit(string[] Names, string[] Words);

    /// <summary>One part of a class.</summary>
    /// <param name="Name">Its own name.</param>
    /// <param name="Parents">Every name in its list of bases.</param>
    /// <param name="HasWorkflows">Whether workflows or steps stand in it.</param>
    /// <param name="State">Names of what its objects hold and may change.</param>
    /// <param name="Making">The code that sets what its objects hold, under the names of that.</param>
    public sealed record Class(string Name, string[] Parents, bool HasWorkflows, IReadOnlyCollection<string> State, IReadOnlyList<Unit> Making);
}
