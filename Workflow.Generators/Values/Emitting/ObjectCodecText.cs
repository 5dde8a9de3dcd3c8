using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>The codec class of one class or struct.</summary>
internal sealed class ObjectCodecText
{
    private readonly ObjectShape _shape;
    private readonly string _name;
    private readonly string _accessibility;
    private readonly string _readAccessibility;
    private readonly string _type;
    private readonly CodecFields _fields = new();
    private readonly Accessors _accessors = new();
    private readonly Dictionary<MemberShape, string> _codecs = [];

    /// <param name="shape">What the codec takes apart and makes again.</param>
    /// <param name="name">The name of the codec's class.</param>
    /// <param name="accessibility">Its accessibility.</param>
    /// <param name="ofProtectedInternal">The accessibility of what overrides a <c>protected internal</c> member.</param>
    public ObjectCodecText(ObjectShape shape, string name, string accessibility, string ofProtectedInternal)
    {
        _shape = shape;
        _name = name;
        _accessibility = accessibility;
        _readAccessibility = shape.Type.IsValueType ? "protected" : ofProtectedInternal;
        _type = TypeText.Full(shape.Type);
        foreach (MemberShape member in shape.Members) _codecs[member] = _fields.Use(member.Symbol.Name, TypeText.Full(member.Type), member.Codec);
    }

    private bool IsStruct => _shape.Type.IsValueType;

    public string Write()
    {
        CodeText text = new();
        text.Line($"/// <summary>Carries {TypeText.Short(_shape.Type).Replace("<", "&lt;")}.</summary>");
        text.Open($"{_accessibility} sealed class {_name} : {TypeText.Runtime}{(IsStruct ? "Struct" : "Object")}Codec<{_type}>");
        text.Line($"public static readonly {_name} Instance = new();").Line();
        _fields.Write(text);
        WriteDescribe(text);
        WriteWrite(text);
        WriteRead(text);
        _accessors.Write(text);
        text.Close();
        return text.ToString();
    }

    private void WriteDescribe(CodeText text)
    {
        text.Open($"protected override void DescribeMembers({TypeText.Runtime}ContractText contract)");
        foreach (MemberShape member in _shape.Members.OrderBy(static member => member.JsonName, StringComparer.Ordinal))
        {
            text.Line($"contract.Member({TypeText.Literal(member.JsonName)}, {_codecs[member]});");
        }

        text.Close().Line();
    }

    private void WriteWrite(CodeText text)
    {
        string value = IsStruct ? $"in {_type} value" : $"{_type} value";
        if (!IsStruct && _shape.Arguments.Any())
        {
            text.Open($"protected override void WriteArguments({TypeText.Runtime}ValueWriter writer, {value})");
            foreach (MemberShape member in _shape.Arguments) WriteMember(text, member);
            text.Close().Line();
        }

        text.Open($"protected override void WriteMembers({TypeText.Runtime}ValueWriter writer, {value})");
        foreach (MemberShape member in IsStruct ? _shape.Members : _shape.Others) WriteMember(text, member);
        text.Close().Line();
    }

    private void WriteMember(CodeText text, MemberShape member)
    {
        string target = IsStruct && member.HasHiddenGetter ? "global::System.Runtime.CompilerServices.Unsafe.AsRef(in value)" : "value";
        string get = member.HasHiddenGetter
            ? member.Setting == MemberSetting.Field ? _accessors.Field(member.Symbol, target) : _accessors.Get(member.Symbol, target)
            : "value." + TypeText.Escape(member.Symbol.Name);
        text.Line($"writer.Member({TypeText.Literal(member.JsonName)}u8, {_codecs[member]}, {get});");
    }

    private void WriteRead(CodeText text)
    {
        text.Open($"{_readAccessibility} override {_type} ReadMembers(ref {TypeText.Runtime}ValueReader reader{(IsStruct ? "" : ", int id")})");
        if (_shape.Arguments.Any()) WriteReadArguments(text);
        else text.Line($"{_type} value = {Keep(Make(""))};");
        WriteReadOthers(text);
        text.Line("return value;");
        text.Close();
    }

    private void WriteReadArguments(CodeText text)
    {
        List<MemberShape> arguments = [.. _shape.Arguments];
        SeenMask seen = new(arguments.Count);
        bool hasOthers = _shape.Others.Any();
        foreach (MemberShape member in arguments)
        {
            text.Line($"{TypeText.Full(member.Type)} {MemberLocals.Name(member.Parameter!)} = {MemberLocals.Default(member.Parameter!) ?? "default!"};");
        }

        text.Line($"{seen.Type} seen = 0;");
        if (hasOthers) text.Line($"{TypeText.Runtime}ValueReader start = reader;").Line("bool rewind = false;");
        text.Open(hasOthers ? $"while (seen != {seen.All} && reader.NextMember())" : "while (reader.NextMember())");
        for (int i = 0; i < arguments.Count; i++)
        {
            text.Line($"{(i == 0 ? "" : "else ")}if (reader.At({TypeText.Literal(arguments[i].JsonName)}u8)) "
                + $"{{ {MemberLocals.Name(arguments[i].Parameter!)} = reader.Member({_codecs[arguments[i]]}); seen |= {seen.Bit(i)}; }}");
        }

        text.Line(hasOthers ? "else { reader.Skip(); rewind = true; }" : "else reader.Skip();");
        text.Close().Line();
        for (int i = 0; i < arguments.Count; i++)
        {
            if (!MemberLocals.MustBeThere(arguments[i].Parameter!) && !arguments[i].IsRequired) continue;
            text.Line($"if ((seen & {seen.Bit(i)}) == 0) throw {Missing(arguments[i])};");
        }

        text.Line($"{_type} value = {Keep(Make(string.Join(", ", arguments.Select(static member => MemberLocals.Name(member.Parameter!)))))};");
        if (hasOthers) text.Line($"if (rewind || seen != {seen.All}) reader.Rewind(start);");
    }

    private void WriteReadOthers(CodeText text)
    {
        List<MemberShape> others = [.. _shape.Others];
        if (others.Count == 0)
        {
            if (!_shape.Arguments.Any()) text.Line("while (reader.NextMember()) reader.Skip();");
            return;
        }

        List<MemberShape> required = [.. others.Where(static member => member.IsRequired)];
        SeenMask had = new(required.Count);
        if (required.Count > 0) text.Line($"{had.Type} had = 0;");
        text.Open("while (reader.NextMember())");
        for (int i = 0; i < others.Count; i++)
        {
            string set = Set(others[i], $"reader.Member({_codecs[others[i]]})");
            int bit = required.IndexOf(others[i]);
            text.Line($"{(i == 0 ? "" : "else ")}if (reader.At({TypeText.Literal(others[i].JsonName)}u8)) {(bit < 0 ? set + ";" : $"{{ {set}; had |= {had.Bit(bit)}; }}")}");
        }

        text.Line("else reader.Skip();");
        text.Close().Line();
        for (int i = 0; i < required.Count; i++) text.Line($"if ((had & {had.Bit(i)}) == 0) throw {Missing(required[i])};");
    }

    private string Set(MemberShape member, string value) => member.Setting switch
    {
        MemberSetting.Setter => _accessors.Set(member.Symbol, "value", value),
        MemberSetting.Field => $"{_accessors.Field(member.Symbol, "value")} = {value}",
        _ => $"value.{TypeText.Escape(member.Symbol.Name)} = {value}",
    };

    private string Make(string arguments)
    {
        // The implicit constructor of a struct is not there at run time.
        if (IsStruct && _shape.Constructor.IsImplicitlyDeclared) return $"default({_type})";
        bool isHidden = _shape.Constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            || MemberFinder.IsForbidden(_shape.Constructor);
        return isHidden || _shape.HasUnsetRequiredMembers ? _accessors.New(_shape.Type, _shape.Constructor, arguments) : $"new {_type}({arguments})";
    }

    private string Keep(string value) => IsStruct ? value : $"reader.Keep(id, {value})";

    private string Missing(MemberShape member) => $"reader.Missing({TypeText.Literal(TypeText.Short(_shape.Type))}, {TypeText.Literal(member.JsonName)})";
}
