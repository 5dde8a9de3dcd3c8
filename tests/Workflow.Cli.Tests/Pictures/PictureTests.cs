using TerminalPictures;

namespace Workflow.Cli.Tests.Pictures;

public sealed class PictureTests
{
    public static TheoryData<string> Names => [.. Picture.All.Select(picture => picture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_picture_of_the_documentation_is_what_the_program_shows(string name)
    {
        Picture picture = Picture.All.Single(each => each.Name == name);

        (await picture.DrawAsync()).ShouldBe(await File.ReadAllTextAsync(picture.File), "Draw it anew: dotnet run --project tools/TerminalPictures");
    }
}
