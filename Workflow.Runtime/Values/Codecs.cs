namespace Workflow.Runtime.Values;

/// <summary>The codecs of the framework's types.</summary>
public static class Codecs
{
}
