using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>The codec class of a method's arguments.</summary>
internal sealed class ArgumentsCodecText
{
    private readonly List<(IParameterSymbol Parameter, string Codec)> _arguments;
    private readonly string _method;
    private readonly string _name;
    private readonly string _accessibility;
    private readonly CodecFields _fields = new();

    public ArgumentsCodecText(List<(IParameterSymbol Parameter, string Codec)> arguments, string method, string name, string accessibility)
    {
        _arguments = [.. arguments.Select(argument => (argument.Parameter, _fields.Use(argument.Parameter.Name, TypeText.Full(argument.Parameter.Type), argument.Codec)))];
        _method = method;
        _name = name;
        _accessibility = accessibility;
    }

    // A tuple of one has no C# syntax.
    private string Tuple => _arguments.Count == 1
        ? $"global::System.ValueTuple<{TypeText.Full(_arguments[0].Parameter.Type)}>"
        : $"({string.Join(", ", _arguments.Select(static argument => $"{TypeText.Full(argument.Parameter.Type)} {ArgumentsTuple.NameOf(argument.Parameter)}".TrimEnd()))})";

    public string Write()
    {
        CodeText text = new();
        text.Line($"/// <summary>Carries the arguments of {_method}.</summary>");
        text.Open($"{_accessibility} sealed class {_name} : {TypeText.Runtime}StructCodec<{Tuple}>");
        text.Line($"public static readonly {_name} Instance = new();").Line();
        _fields.Write(text);
        text.Open($"protected override void DescribeMembers({TypeText.Runtime}ContractText contract)");
        foreach ((IParameterSymbol parameter, string codec) in _arguments.OrderBy(static argument => argument.Parameter.Name, StringComparer.Ordinal))
        {
            text.Line($"contract.Member({TypeText.Literal(parameter.Name)}, {codec});");
        }

        text.Close().Line();
        text.Open($"protected override void WriteMembers({TypeText.Runtime}ValueWriter writer, in {Tuple} value)");
        for (int i = 0; i < _arguments.Count; i++)
        {
            text.Line($"writer.Member({TypeText.Literal(_arguments[i].Parameter.Name)}u8, {_arguments[i].Codec}, value.Item{i + 1});");
        }

        text.Close().Line();
        WriteRead(text);
        return text.Close().ToString();
    }

    private void WriteRead(CodeText text)
    {
        SeenMask seen = new(_arguments.Count);
        text.Open($"protected override {Tuple} ReadMembers(ref {TypeText.Runtime}ValueReader reader)");
        foreach ((IParameterSymbol parameter, _) in _arguments)
        {
            text.Line($"{TypeText.Full(parameter.Type)} {MemberLocals.Name(parameter)} = {MemberLocals.Default(parameter) ?? "default!"};");
        }

        text.Line($"{seen.Type} seen = 0;");
        text.Open("while (reader.NextMember())");
        for (int i = 0; i < _arguments.Count; i++)
        {
            text.Line($"{(i == 0 ? "" : "else ")}if (reader.At({TypeText.Literal(_arguments[i].Parameter.Name)}u8)) "
                + $"{{ {MemberLocals.Name(_arguments[i].Parameter)} = reader.Member({_arguments[i].Codec}); seen |= {seen.Bit(i)}; }}");
        }

        text.Line("else reader.Skip();").Close().Line();
        for (int i = 0; i < _arguments.Count; i++)
        {
            if (_arguments[i].Parameter.HasExplicitDefaultValue) continue;
            text.Line($"if ((seen & {seen.Bit(i)}) == 0) throw reader.Missing({TypeText.Literal($"arguments of {_method}")}, {TypeText.Literal(_arguments[i].Parameter.Name)});");
        }

        string values = string.Join(", ", _arguments.Select(static argument => MemberLocals.Name(argument.Parameter)));
        text.Line(_arguments.Count == 1 ? $"return new {Tuple}({values});" : $"return ({values});");
        text.Close();
    }
}
