using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>A member that is carried.</summary>
internal sealed class MemberShape(ISymbol symbol, ITypeSymbol type, MemberSetting setting)
{
    public ISymbol Symbol => symbol;

    public ITypeSymbol Type => type;

    /// <summary>How it is set; a constructor that takes it comes first.</summary>
    public MemberSetting Setting { get; set; } = setting;

    /// <summary>The constructor's parameter for it.</summary>
    public IParameterSymbol? Parameter { get; set; }

    /// <summary>Whether reading it needs an accessor, because its getter is not visible here.</summary>
    public bool HasHiddenGetter { get; init; }

    public bool IsRequired { get; init; }

    public string JsonName { get; } = JsonAttributes.NameOf(symbol);

    public string Codec { get; set; } = "";
}
