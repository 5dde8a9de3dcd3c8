using TerminalPictures;

// dotnet run --project tools/TerminalPictures: makes the pictures of the documentation anew.
foreach (Picture picture in Picture.All)
{
    Directory.CreateDirectory(Path.GetDirectoryName(picture.File)!);
    await File.WriteAllTextAsync(picture.File, await picture.DrawAsync());
    Console.WriteLine(picture.File);
}
