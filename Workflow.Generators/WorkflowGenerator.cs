using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;
using Workflow.Generators.Emitting;
using Workflow.Generators.Finding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Values;
using Workflow.Generators.Versioning;

namespace Workflow.Generators;

/// <summary>
/// Compiles <c>[Workflow]</c> and <c>[Step]</c> methods, and the classes that are workflows and steps. Declarations are made on every keystroke, for the IDE; durable forms are
/// made by builds only.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class WorkflowGenerator : IIncrementalGenerator
{
    private readonly Action<string>? _lowered;

    /// <summary>Makes the generator; the compiler calls this.</summary>
    public WorkflowGenerator() { }

    /// <summary>Makes a generator that tells which methods it lowers, for tests of its memo.</summary>
    internal WorkflowGenerator(Action<string> lowered) => _lowered = lowered;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Find and bind what the IDE needs: signatures, from syntax and attributes.
        IncrementalValueProvider<ImmutableArray<DeclarationResult>> declarations = Together(
            DurableMethodFinder.Find(context, DurableKind.Workflow, BindDeclaration, FailedDeclaration, TrackingNames.WorkflowDeclarations),
            DurableMethodFinder.Find(context, DurableKind.Step, BindDeclaration, FailedDeclaration, TrackingNames.StepDeclarations),
            DurableMethodFinder.FindClasses(context, BindDeclaration, FailedDeclaration, TrackingNames.ClassDeclarations));
        IncrementalValuesProvider<ClassDeclarations> classes = declarations
            .SelectMany(static (each, _) => ClassDeclarations.Group(each))
            .WithTrackingName(TrackingNames.Classes);
        IncrementalValueProvider<(string Assembly, EquatableArray<RegisteredClass> Classes)> assembly = context.CompilationProvider
            .Select(static (each, _) => each.AssemblyName ?? "")
            .Combine(classes.Where(static each => each.IsRegistered).SelectMany(static (each, _) => RegisteredClass.Of(each)).Collect())
            .Select(static (each, _) => (each.Left, each.Right.ToEquatableArray()))
            .WithTrackingName(TrackingNames.Assembly);

        // Bind, lower and write the durable forms.
        IncrementalValueProvider<ImmutableArray<MethodBody>> bodies = Together(
            DurableMethodFinder.Find(context, DurableKind.Workflow, LowerBody, FailedBody, TrackingNames.WorkflowBodies, NoteMachine),
            DurableMethodFinder.Find(context, DurableKind.Step, LowerBody, FailedBody, TrackingNames.StepBodies),
            DurableMethodFinder.FindClasses(context, LowerBody, FailedBody, TrackingNames.ClassBodies, NoteMachine));
        IncrementalValuesProvider<MethodBody> eachBody = bodies
            .Combine(classes.SelectMany(static (each, _) => each.FileNames.Items).Collect())
            .SelectMany(static (each, _) => MethodBody.Distinct(each.Left, each.Right))
            .WithTrackingName(TrackingNames.Bodies);
        Func<Compilation, CancellationToken, AssemblyExceptions> findExceptions = AssemblyExceptions.Finder();
        IncrementalValueProvider<AssemblyExceptions> exceptions = context.CompilationProvider
            .Select((each, token) => findExceptions(each, token))
            .WithTrackingName(TrackingNames.Exceptions);
        IncrementalValuesProvider<CodecSource> codecs = bodies.Combine(exceptions)
            .SelectMany(static (each, _) => DistinctCodecs(each.Left, each.Right))
            .WithTrackingName(TrackingNames.Codecs);

        // Judge what others may call.
        IncrementalValueProvider<EquatableArray<BannedLine>> usersTable = context.AdditionalTextsProvider
            .Where(static each => BannedMembersFile.IsUsers(each))
            .Collect()
            .Select(static (each, token) => BannedMembersFile.LinesOf(each, token).ToEquatableArray())
            .WithTrackingName(TrackingNames.UsersTable);
        IncrementalValueProvider<AssemblyFacts> facts = context.CompilationProvider.Combine(usersTable)
            .Select(static (each, token) => AssemblyFacts.Of(each.Left, each.Right, token))
            .WithTrackingName(TrackingNames.Facts);

        // Tell what runs in flight rely on, where a build asks for the lock file.
        IncrementalValueProvider<LockRequest> lockRequest = context.AdditionalTextsProvider
            .Where(static each => LockFile.IsAt(each.Path))
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (each, token) => LockRequest.Of(each.Right.GlobalOptions, each.Left, token))
            .WithTrackingName(TrackingNames.LockRequest);
        IncrementalValueProvider<string> lockFile = context.CompilationProvider.Combine(lockRequest)
            .Select(static (each, token) => LockOutput.Of(each.Left, each.Right, token))
            .WithTrackingName(TrackingNames.LockFile);

        // Emit.
        context.RegisterSourceOutput(classes, static (output, each) => Add(output, ClassDeclarationsEmitter.Emit(each)));
        context.RegisterSourceOutput(assembly, static (output, each) => Add(output, AssemblyRegistrationEmitter.Emit(each.Assembly, each.Classes)));
        context.RegisterImplementationSourceOutput(eachBody, static (output, each) => AddBody(output, each));
        context.RegisterImplementationSourceOutput(assembly.Combine(exceptions), static (output, each) => AddExceptions(output, each.Left.Classes, each.Right));
        context.RegisterImplementationSourceOutput(codecs, static (output, each) => output.AddSource(each.HintName, each.Text));
        context.RegisterImplementationSourceOutput(lockFile, static (output, each) => AddLockFile(output, each));
        context.RegisterImplementationSourceOutput(facts, static (output, each) => AddFacts(output, each));
        context.RegisterSourceOutput(declarations.SelectMany(static (each, _) => each), static (output, each) => ReportFailure(output, each.Failure));
    }

    private static DeclarationResult BindDeclaration(
        DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken) =>
        new(DeclarationBinder.Bind(method), null);

    private static DeclarationResult FailedDeclaration(Failure failure) => new(null, failure);

    private MethodBody? LowerBody(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken)
    {
        _lowered?.Invoke(method.Name);
        return MethodBodyEmitter.Emit(method, model, dependencies, cancellationToken);
    }

    private static void NoteMachine(MethodBody body, SyntaxNode method, Compilation project)
    {
        if (body.IsMachine) KnownMachines.Add(method, project);
    }

    private static MethodBody FailedBody(Failure failure) => new("", "", default, failure);

    private static IncrementalValueProvider<ImmutableArray<T>> Together<T>(
        IncrementalValuesProvider<T> workflows, IncrementalValuesProvider<T> steps, IncrementalValuesProvider<T> classes) =>
        workflows.Collect().Combine(steps.Collect()).Combine(classes.Collect()).Select(static (each, _) => each.Left.Left.AddRange(each.Left.Right).AddRange(each.Right));

    private static IEnumerable<CodecSource> DistinctCodecs(ImmutableArray<MethodBody> bodies, AssemblyExceptions exceptions)
    {
        HashSet<string> taken = HintNames.Taken([]);
        return bodies
            .SelectMany(static each => each.Codecs.Items)
            .Concat(bodies.IsEmpty ? [] : exceptions.Sources.Items)
            .GroupBy(static each => each.HintName, StringComparer.Ordinal)
            .OrderBy(static each => each.Key, StringComparer.Ordinal)
            .Select(each => each.First() with { HintName = HintNames.Take(taken, each.Key) });
    }

    private static void Add(SourceProductionContext output, IEnumerable<GeneratedFile> files)
    {
        foreach (GeneratedFile file in files) output.AddSource(file.HintName, file.Text);
    }

    private static void AddExceptions(SourceProductionContext output, EquatableArray<RegisteredClass> classes, AssemblyExceptions exceptions)
    {
        if (classes.Count > 0 && exceptions.Codecs.Count > 0) Add(output, [AssemblyExceptionsEmitter.EmitImplementation(exceptions)]);
    }

    private static void AddFacts(SourceProductionContext output, AssemblyFacts facts)
    {
        ReportFailure(output, facts.Failure);
        if (facts.Text.Length > 0) Add(output, [AssemblyFactsEmitter.Emit(facts.Text)]);
    }

    private static void AddLockFile(SourceProductionContext output, string lockFile)
    {
        if (lockFile.Length > 0) output.AddSource(LockOutput.HintName, lockFile);
    }

    private static void AddBody(SourceProductionContext output, MethodBody body)
    {
        ReportFailure(output, body.Failure);
        if (body.HintName.Length > 0) output.AddSource(body.HintName, body.Text);
    }

    private static void ReportFailure(SourceProductionContext output, Failure? failure)
    {
        if (failure is not null) InternalFailure.Report(output, failure);
    }
}
