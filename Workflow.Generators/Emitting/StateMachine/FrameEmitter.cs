using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.Shape;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>Writes the class that holds a machine's variables, and what is known of it.</summary>
internal sealed class FrameEmitter(SourceWriter writer, DurableMethod method, Machine machine, IReadOnlyList<FrameMember> members, string path)
{
    private string FrameName => method.FrameName + machine.Id.Suffix;

    private string MachineName => method.MachineName + machine.Id.Suffix;

    private string OuterName => method.FrameName + machine.Id.Outer?.Suffix;

    private string ResultName => machine.Result is null ? $"{Runtime}.NoResult" : TypeNames.InCode(machine.Result);

    private const string Runtime = DescriptorText.Runtime;

    public void EmitClass()
    {
        string type = TypeNames.InCode(method.Symbol.ContainingType);
        bool isStatic = method.Symbol.IsStatic;
        string parameters = string.Join(", ", new[] { isStatic ? null : $"{type} __this", machine.Id.Outer is null ? null : $"{OuterName} __parent" }.OfType<string>());
        writer.Open($"{FormSignature.Obsolete(method)}private sealed class {FrameName}{(parameters.Length == 0 ? "" : $"({parameters})")} : {Runtime}.Frame<{ResultName}>");
        if (machine.Id.Outer is not null) writer.Line($"public readonly {OuterName} __outer = __parent;");
        foreach (FrameMember member in members.Where(static each => !IsPlain(each)))
            writer.Line($"private static readonly global::Workflow.Runtime.Values.Codec<{KeptTypeOf(member.Variable)}> {CodecOf(member)} = {member.Codec};");
        foreach (Variable variable in machine.Variables.Where(static each => each.IsHoisted)) writer.Line($"public {MachineText.TypeOf(variable)} {Identifier.Of(variable.Name)}{(variable is { Type.IsValueType: true, IsCell: false } ? "" : " = default!")};");
        writer.Line();
        writer.Line($"public override {Runtime}.FrameDescriptor Descriptor => {MachineName};").Line();
        writer.Line($"public override void MoveNext({Runtime}.WorkflowContext __context) => {(isStatic ? type : "__this")}.{method.MoveNextName}{machine.Id.Suffix}(__context, this);").Line();
        if (machine.Id.Outer is not null) writer.Line($"public override {Runtime}.Frame? Parent => __outer;").Line();
        EmitWrite();
        writer.Line();
        EmitRead();
        writer.Close();
    }

    public void EmitDescriptor(string? resultCodec)
    {
        writer.Line($"{FormSignature.Obsolete(method)}private static readonly {Runtime}.FrameDescriptor<{ResultName}> {MachineName} = new()").Line("{").Indent();
        writer.Line($"Name = {TypeNames.Literal(machine.Id.Title)},");
        writer.Line($"ShapeHash = \"{DurableSkeleton.HashOf(Shape())}\",");
        writer.Line($"File = {TypeNames.Literal(path)},");
        GraphText graph = new(machine, method.Compilation);
        writer.Line($"Start = {graph.Start},");
        graph.EmitCheckpoints(writer, "Checkpoints = ", ",");
        if (graph.Calls is { } calls) writer.Line($"Calls = {calls},");
        string receiver = method.Symbol.IsStatic ? "" : DescriptorText.ReceiverOf(method);
        string arguments = string.Join(", ", new[] { receiver, machine.Id.Outer is null ? "" : $"({OuterName})__parent!" }.Where(static each => each.Length > 0));
        writer.Line($"Create = static (__services, __parent) => new {FrameName}({arguments}),");
        if (resultCodec is not null) writer.Line($"Result = {resultCodec},");
        if (machine.Functions.Count > 0)
            writer.Line($"Functions = new {Runtime}.FrameDescriptor[] {{ {string.Join(", ", machine.Functions.Select(each => method.MachineName + each.Id.Suffix))} }},");
        writer.Unindent().Line("};");
    }

    /// <summary>What a snapshot depends on: the checkpoints and what is kept at each.</summary>
    private string Shape() => string.Join("\n", machine.Checkpoints.Select(static each =>
        $"{each.Key} {each.Result}: {string.Join(", ", each.Live.Select(static variable => $"{KeptTypeOf(variable)} {variable.Name}"))}"));

    private void EmitWrite()
    {
        writer.Open("public override void Write(global::Workflow.Runtime.Values.ValueWriter __writer)");
        foreach (FrameMember member in members)
        {
            Variable variable = member.Variable;
            int[] checkpoints = [.. machine.Checkpoints.Where(each => each.Live.Contains(variable)).Select(static each => each.Number)];
            string condition = checkpoints.Length == machine.Checkpoints.Count ? "" : $"if (Checkpoint is {NumbersText.Of(checkpoints)}) ";
            writer.Line($"{condition}__writer.Member({TypeNames.Literal(variable.Name)}u8, {CodecOf(member)}, {Identifier.Of(variable.Name)}{(variable is { IsCell: true, IsSharedCell: false } ? ".Value" : "")});");
        }

        writer.Close();
    }

    private void EmitRead()
    {
        writer.Open("public override void Read(ref global::Workflow.Runtime.Values.ValueReader __reader)");
        foreach (FrameMember member in members)
        {
            Variable variable = member.Variable;
            string value = $"__reader.Member({CodecOf(member)})";
            string otherwise = member == members[0] ? "" : "else ";
            writer.Line($"{otherwise}if (__reader.At({TypeNames.Literal(variable.Name)}u8)) {Identifier.Of(variable.Name)} = {(variable is { IsCell: true, IsSharedCell: false } ? $"new() {{ Value = {value} }}" : value)};");
        }

        writer.Line(members.Count == 0 ? "__reader.Skip();" : "else __reader.Skip();");
        writer.Close();
    }

    /// <summary>What a snapshot keeps of a variable: its value, unless other frames share it.</summary>
    private static string KeptTypeOf(Variable variable) => variable.IsSharedCell ? MachineText.TypeOf(variable) : variable.TypeText;

    /// <summary>Codecs of simple types are written where they are used, others have fields.</summary>
    private static string CodecOf(FrameMember member) => IsPlain(member) ? member.Codec : $"{member.Variable.Name}__Codec";

    private static bool IsPlain(FrameMember member) =>
        member.Codec.StartsWith("global::Workflow.Runtime.Values.Codecs.", StringComparison.Ordinal) && !member.Codec.EndsWith(")", StringComparison.Ordinal);
}
