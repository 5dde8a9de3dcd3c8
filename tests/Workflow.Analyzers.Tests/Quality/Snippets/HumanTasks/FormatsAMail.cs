using System.Text;

namespace Shop;

public sealed record Person(string Name, string? Title, IReadOnlyList<string> Tasks);

public static class MailText
{
    private const string Greeting = "Dear";

    public static string For(Person person)
    {
        var text = new StringBuilder($"{Greeting} {person.Title ?? "colleague"} {person.Name},");
        foreach ((int index, string task) in person.Tasks.Index()) text.AppendLine().Append($"{index + 1,3}. {task.Trim().ToUpperInvariant()}");
        return text.Length > 500 ? text.ToString(0, 500) + "…" : text.ToString();
    }
}

public partial class MailTasks
{
    [Workflow]
    public async partial Task<int> Remind(Person[] people)
    {
        int length = 0;
        foreach (Person person in people)
        {
            string text = MailText.For(person);
            await Send(person.Name, text);
            length += text.Length;
        }

        return length;
    }

    [Step]
    private static async partial Task Send(string name, string text) => await Task.Yield();
}
