namespace Shop;

public sealed record Request(string Id, string Approver, TimeSpan Patience);
public enum Answer { None, Yes, No }

public interface IInbox { Task<Answer> AnswerAsync(string id); }

public partial class ApprovalWorkflows(IInbox inbox)
{
    [Workflow]
    public async partial Task<Answer> Approve(Request request)
    {
        DateTimeOffset deadline = Durable.UtcNow + request.Patience;
        Answer answer;
        while ((answer = await Ask(request.Id)) == Answer.None && Durable.UtcNow < deadline)
            await Durable.Delay("10m");
        if (answer == Answer.None) await Escalate(request);
        return answer;
    }

    [Step] private async partial Task<Answer> Ask(string id) => await inbox.AnswerAsync(id);
    [Step] private static async partial Task Escalate(Request request) => await Task.Yield();
}
