using System.Text.Json.Nodes;
using Workflow.Runtime;

namespace Workflow.Differential.Running;

/// <summary>Events as lines: everything they say, to the byte, but for the text of stack traces, which tells how the code was compiled.</summary>
internal static class LogText
{
    public static string Of(RunEvent each) => $"{each.Sequence} {each.Type} {each.Time:O} {WithoutStacks(each)}";

    private static string WithoutStacks(RunEvent each)
    {
        string text = each.Data.GetRawText();
        if (each.Type is not ("step_failed" or "workflow_failed" or "workflow_cancelled")) return text;
        JsonNode data = JsonNode.Parse(text)!;
        RemoveStacks(data);
        return data.ToJsonString();
    }

    private static void RemoveStacks(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items) RemoveStacks(item);
        }
        else if (node is JsonObject members)
        {
            members.Remove("stack");
            foreach ((string _, JsonNode? member) in members) RemoveStacks(member);
        }
    }
}
