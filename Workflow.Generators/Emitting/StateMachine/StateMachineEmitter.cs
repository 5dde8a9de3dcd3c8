using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Lowering.StateMachine;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>The durable form of a workflow that is a state machine: a method that starts a frame, the frame, and the method that runs it.</summary>
internal sealed class StateMachineEmitter
{
    private readonly SourceWriter _writer;
    private readonly DurableMethod _method;
    private readonly Machine _machine;
    private readonly FrameMembers _members;
    private readonly string _path;

    private StateMachineEmitter(SourceWriter writer, DurableMethod method, Machine machine, FrameMembers members)
    {
        (_writer, _method, _machine, _members) = (writer, method, machine, members);
        _path = SourcePositionText.PathOf(method.Syntax.SyntaxTree, method.Compilation);
    }

    /// <summary>The codecs of its members.</summary>
    public ImmutableArray<CodecSource> Codecs => _members.Codecs;

    /// <summary>Codecs of exceptions, which the host has to know.</summary>
    public ImmutableArray<string> ExceptionCodecs => _members.ExceptionCodecs;

    /// <summary>Null where there is no machine.</summary>
    public static StateMachineEmitter? For(SourceWriter writer, DurableMethod method, BoundWorkflow bound) =>
        bound is { Machine: { } machine, Members: { } members } ? new StateMachineEmitter(writer, method, machine, members) : null;

    /// <summary>The method that redirected calls call.</summary>
    public void EmitForm()
    {
        string constructor = $"new {_method.FrameName}({(_method.Symbol.IsStatic ? "" : "this")})";
        string parameters = string.Join(", ", _method.Symbol.Parameters.Select(each => $"{NameOf(each)} = {Identifier.Of(each.Name)}"));
        string start = $"{constructor}{(parameters.Length == 0 ? "" : $" {{ {parameters} }}")}.Start(__context)";
        string task = _method.Known.IsValueTask(_method.Symbol.ReturnType) ? $"new {TypeNames.InCode(_method.Symbol.ReturnType)}({start})" : start;
        _writer.Line($"{FormSignature.Of(_method)} =>").Indent().Line($"{task};").Unindent();
    }

    public void EmitDescriptor(string resultCodec)
    {
        foreach (Machine machine in _machine.InnermostFirst)
        {
            FrameOf(machine).EmitDescriptor(machine == _machine ? resultCodec : ResultOf(machine));
            _writer.Line();
        }
    }

    /// <summary>The frames and the methods that run them.</summary>
    public void EmitMachine()
    {
        string modifiers = FormSignature.Obsolete(_method) + (_method.Symbol.IsStatic ? "private static" : "private");
        foreach (Machine machine in _machine.InnermostFirst.Reverse())
        {
            _writer.Line();
            FrameOf(machine).EmitClass();
            _writer.Line();
            new MoveNextEmitter(_writer, machine, _path).Emit(
                $"{modifiers} void {_method.MoveNextName}{machine.Id.Suffix}({DescriptorText.Runtime}.WorkflowContext __context, {_method.FrameName}{machine.Id.Suffix} __frame)");
        }
    }

    private string? ResultOf(Machine function) => _members.Results.TryGetValue(function.Id, out string? codec) ? codec : null;

    private FrameEmitter FrameOf(Machine machine) =>
        new(_writer, _method, machine, [.. _members.Kept.Where(each => each.Variable.Owner == machine.Id)], _path);

    /// <summary>The member of a parameter, which may have got a number behind its name.</summary>
    private string NameOf(IParameterSymbol parameter) => Identifier.Of(_machine.Variables.Where(static each => each.IsParameter).ElementAt(parameter.Ordinal).Name);
}
