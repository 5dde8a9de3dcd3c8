using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>
/// A <c>[Workflow]</c> or <c>[Step]</c> method with everything that is known of it while it is being bound. It holds symbols, so it
/// lives inside one transform and is never kept.
/// </summary>
internal sealed class DurableMethod
{
    private DurableMethod(DurableKind kind, IMethodSymbol symbol, MethodDeclarationSyntax syntax, AttributeData attribute, Compilation compilation)
    {
        (Kind, Symbol, Syntax, Attribute, Compilation) = (kind, symbol, syntax, attribute, compilation);
        Known = KnownSymbols.Of(compilation);
        IsClass = ClassForm.Is(symbol);
        Key = attribute.ConstructorArguments.FirstOrDefault().Value is string explicitName
            ? NameRules.IsName(explicitName) ? explicitName : null
            : NameRules.DefaultName(Name);
        Version = this.NamedText("Version") ?? "1.0.0";
        Values = [.. symbol.Parameters.Where(each => !Known.IsCancellationToken(each.Type))];
        Result = Known.IsTaskLike(symbol.ReturnType) ? KnownSymbols.ResultOf(symbol.ReturnType) : null;
        Suffix = OverloadSuffix.Of(symbol, Known);
        StatedTypes = symbol.ContainingType.IsGenericType ? Binding.StatedTypes.Of(symbol.ContainingType, compilation).Valid : [];
    }

    public DurableKind Kind { get; }

    public IMethodSymbol Symbol { get; }

    public MethodDeclarationSyntax Syntax { get; }

    public AttributeData Attribute { get; }

    public Compilation Compilation { get; }

    public KnownSymbols Known { get; }

    /// <summary>Whether it is a class rather than a method that the user made a workflow or step of.</summary>
    public bool IsClass { get; }

    /// <summary>The name that the user gave, which names the generated methods that start it.</summary>
    public string Name => ClassForm.NameOf(Symbol);

    /// <summary>Who may call it: whoever sees the class, if it is one; its override may be protected all the same.</summary>
    public Accessibility Accessibility => IsClass ? Accessibility.Public : Symbol.DeclaredAccessibility;

    /// <summary>The name that the engine knows the method by; null where the method needs a valid explicit one.</summary>
    public string? Key { get; }

    /// <summary>The version; meaningless for a step.</summary>
    public string Version { get; }

    /// <summary>Whether a body that resumes by replay only is an error.</summary>
    public bool RequiresSnapshots => this.NamedInt("Snapshots") == 1;

    /// <summary>The parameters that are stored: all but cancellation tokens.</summary>
    public ImmutableArray<IParameterSymbol> Values { get; }

    /// <summary>The result type; null where there is none.</summary>
    public ITypeSymbol? Result { get; }

    /// <summary>The result type in generated code.</summary>
    public string ResultName => Result is null ? "global::Workflow.Runtime.Compiled.NoResult" : TypeNames.InCode(Result);

    /// <summary>The constructed types of its class that are stated; empty for a class that is not generic.</summary>
    public ImmutableArray<StatedType> StatedTypes { get; }

    private string Suffix { get; }

    /// <summary>The durable form: what redirected calls call.</summary>
    public string FormName => $"__{Symbol.Name}";

    public string RegisterName => $"__Register{Symbol.Name}{Suffix}";

    public string DescriptorName => DescriptorNameOf(Kind, Symbol.Name, Suffix);

    /// <summary>What the static member of a method's descriptor is called.</summary>
    public static string DescriptorNameOf(DurableKind kind, string method, string suffix) => $"__{method}{suffix}__{kind}";

    /// <summary>The replay body, which the durable form calls.</summary>
    public string BodyName => $"__{Symbol.Name}{Suffix}__Body";

    /// <summary>The class that holds the variables of the workflow's state machine.</summary>
    public string FrameName => $"__{Symbol.Name}{Suffix}__Frame";

    /// <summary>The method that runs the workflow's state machine.</summary>
    public string MoveNextName => $"__{Symbol.Name}{Suffix}__MoveNext";

    /// <summary>The field that describes the workflow's state machine.</summary>
    public string MachineName => $"__{Symbol.Name}{Suffix}__Machine";

    /// <summary>What snapshots call the workflow's frames.</summary>
    public string MachineTitle => TypeNames.InMessages(Symbol) + Suffix;

    /// <summary>In a generic class: the field behind the descriptor, null for types that are not stated.</summary>
    public string StatedName => $"{DescriptorName}__Stated";

    /// <summary>In a generic class: what makes the descriptor for one of the stated types.</summary>
    public string FactoryName => $"{DescriptorName}__For";

    public string HintName => $"{ClassIdentity.HintOf(Symbol.ContainingType)}.{Symbol.Name}{Suffix}";

    /// <summary>Whether durable forms can be made of the method; if not, an analyzer says why, and only its defining part is emitted.</summary>
    public bool IsSupported => SignatureRules.WhyUnsupported(this) is null;

    /// <summary>Binds a method; null for one that cannot have a generated half at all, or whose half the other attribute brings.</summary>
    public static DurableMethod? Bind(DurableKind kind, IMethodSymbol symbol, MethodDeclarationSyntax syntax, Compilation compilation)
    {
        KnownSymbols known = KnownSymbols.Of(compilation);
        AttributeData? attribute = kind == DurableKind.Workflow ? known.WorkflowAttributeOf(symbol) : known.StepAttributeOf(symbol);
        bool isTwice = kind == DurableKind.Step && known.WorkflowAttributeOf(symbol) is not null;
        return attribute is null || isTwice || !SignatureRules.CanBeExtended(syntax, symbol.ContainingType) || SignatureRules.IsRefusedByTheLanguage(symbol)
            ? null
            : new DurableMethod(kind, symbol, syntax, attribute, compilation);
    }
}
