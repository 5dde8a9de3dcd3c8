namespace Workflow.Generators.Binding;

/// <summary>What the declarations of one durable method are made from: small, equatable, no symbols.</summary>
/// <param name="Class">The class that declares it.</param>
/// <param name="Surroundings">What its text means something in.</param>
/// <param name="DefiningPart">The defining part; null where the user wrote one.</param>
/// <param name="RegisterName">The partial method that the body's file implements; null where there is no durable form.</param>
/// <param name="Start">How it is started from outside; null for steps and for methods that are not seen outside their class.</param>
internal sealed record MethodDeclaration(
    ClassIdentity Class, Surroundings Surroundings, string? DefiningPart, string? RegisterName, StartMethod? Start);

/// <summary>The typed start method of one workflow.</summary>
/// <param name="Name"><c>StartProcessOrderAsync</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Parameters">Its parameters, cancellation tokens left out.</param>
/// <param name="ArgumentsType">The tuple of its arguments.</param>
/// <param name="Arguments">The expression that makes the tuple from the parameters.</param>
/// <param name="Result">The result type; null where there is none.</param>
/// <param name="Method">The workflow method's name.</param>
/// <param name="IsStatic">Whether the workflow method is static.</param>
internal sealed record StartMethod(
    string Name, string Accessibility, string Workflow, string Version, EquatableArray<StartParameter> Parameters,
    string ArgumentsType, string Arguments, string? Result, string Method, bool IsStatic);

/// <summary>One parameter of a start method.</summary>
/// <param name="Type">Its type in generated code.</param>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Default">Its default value; null where it is required.</param>
internal sealed record StartParameter(string Type, string Name, string? Default);

/// <summary>The declarations of one method, or the defect that kept the generator from making them.</summary>
internal sealed record DeclarationResult(MethodDeclaration? Declaration, Failure? Failure);

/// <summary>An unexpected exception inside the generator: what it was working on, and what happened.</summary>
internal sealed record Failure(string Method, string Problem);
