using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>The codec class of an exception.</summary>
internal sealed class ExceptionCodecText
{
    private readonly ObjectShape _shape;
    private readonly string _name;
    private readonly string _type;
    private readonly CodecFields _fields = new();
    private readonly Accessors _accessors = new();
    private readonly Dictionary<MemberShape, string> _codecs = [];

    public ExceptionCodecText(ObjectShape shape, string name)
    {
        _shape = shape;
        _name = name;
        _type = TypeText.Full(shape.Type);
        foreach (MemberShape member in shape.Members) _codecs[member] = _fields.Use(member.Symbol.Name, TypeText.Full(member.Type), member.Codec);
    }

    /// <summary>What every exception has for a constructor parameter that is no member; null for a parameter that nothing is known for.</summary>
    public static string? PartFor(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType == SpecialType.System_String && parameter.Name.EndsWith("message", StringComparison.OrdinalIgnoreCase)) return "parts.Message!";
        if (parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == "global::System.Exception") return "parts.InnerException!";
        if (parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == "global::System.Collections.Generic.IEnumerable<global::System.Exception>") return "parts.InnerExceptions";
        return parameter.HasExplicitDefaultValue ? MemberLocals.Default(parameter) : null;
    }

    public string Write()
    {
        CodeText text = new();
        text.Line($"/// <summary>Rebuilds {TypeText.Short(_shape.Type)}.</summary>");
        text.Open($"internal sealed class {_name} : {TypeText.Runtime}ExceptionCodec<{_type}>");
        text.Line($"public static readonly {_name} Instance = new();").Line();
        _fields.Write(text);
        text.Open($"protected override void WriteMembers({TypeText.Runtime}ValueWriter writer, {_type} exception)");
        foreach (MemberShape member in _shape.Members) WriteMember(text, member);
        text.Close().Line();
        WriteRead(text);
        _accessors.Write(text);
        return text.Close().ToString();
    }

    private void WriteMember(CodeText text, MemberShape member) =>
        text.Line($"writer.Member({TypeText.Literal(member.JsonName)}u8, {_codecs[member]}, "
            + $"{(member.HasHiddenGetter ? _accessors.Get(member.Symbol, "exception") : "exception." + TypeText.Escape(member.Symbol.Name))});");

    private void WriteRead(CodeText text)
    {
        text.Open($"protected override {_type} ReadMembers(ref {TypeText.Runtime}ValueReader reader, {TypeText.Runtime}ExceptionParts parts)");
        List<MemberShape> members = [.. _shape.Members];
        members.RemoveAll(static member => member.Setting == MemberSetting.None);
        for (int i = 0; i < members.Count; i++) text.Line($"{TypeText.Full(members[i].Type)} member{i} = default!;").Line($"bool has{i} = false;");
        text.Open("while (reader.NextMember())");
        for (int i = 0; i < members.Count; i++)
        {
            text.Line($"{(i == 0 ? "" : "else ")}if (reader.At({TypeText.Literal(members[i].JsonName)}u8)) {{ member{i} = reader.Member({_codecs[members[i]]}); has{i} = true; }}");
        }

        text.Line(members.Count == 0 ? "reader.Skip();" : "else reader.Skip();").Close().Line();
        IEnumerable<string> arguments = _shape.Constructor.Parameters.Select(parameter =>
            members.FindIndex(member => SymbolEqualityComparer.Default.Equals(member.Parameter, parameter)) is int index and >= 0 ? $"member{index}" : PartFor(parameter)!);
        string list = string.Join(", ", arguments);
        text.Line($"{_type} exception = {(_shape.HasUnsetRequiredMembers || MemberFinder.IsForbidden(_shape.Constructor) ? _accessors.New(_shape.Type, _shape.Constructor, list) : $"new {_type}({list})")};");
        for (int i = 0; i < members.Count; i++)
        {
            if (members[i].Parameter is not null) continue;
            text.Line($"if (has{i}) {Set(members[i], $"member{i}")};");
        }

        text.Line("return exception;").Close();
    }

    private string Set(MemberShape member, string value) => member.Setting switch
    {
        MemberSetting.Setter => _accessors.Set(member.Symbol, "exception", value),
        MemberSetting.Field => $"{_accessors.Field(member.Symbol, "exception")} = {value}",
        _ => $"exception.{TypeText.Escape(member.Symbol.Name)} = {value}",
    };
}
