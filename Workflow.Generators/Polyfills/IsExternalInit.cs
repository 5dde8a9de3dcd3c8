namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for <c>init</c> on this target framework.</summary>
internal static class IsExternalInit;
