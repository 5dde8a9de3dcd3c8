using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class StepCacheCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a cached step result is found until it expires", async scene =>
        {
            await scene.DoAsync(new PutStepCache("key", new CachedStep(Scene.Json("7"), Scene.Later)));
            CachedStep? found = await ReadAsync(scene, Scene.Later.AddTicks(-1));
            Check.Data(Scene.Json("7"), found?.Result);
            Check.Equal(Scene.Later, found!.ExpiresAt);
            Check.Equal(null, await ReadAsync(scene, Scene.Later));
        }),
        StoreConformanceCase.Of("a cached step result replaces the older one", async scene =>
        {
            await scene.WriteAllAsync(
                new PutStepCache("key", new CachedStep(Scene.Json("7"), Scene.Later)),
                new PutStepCache("key", new CachedStep(Scene.Json("8"), Scene.Later.AddDays(1))));
            Check.Data(Scene.Json("8"), (await ReadAsync(scene, Scene.Later))?.Result);
        }),
        StoreConformanceCase.Of("a key that was never cached is not found", async scene => Check.Equal(null, await ReadAsync(scene, Scene.Now))),
        StoreConformanceCase.Of("results that expired are cleared away without touching others", async scene =>
        {
            await scene.WriteAllAsync(
                new PutStepCache("old", new CachedStep(Scene.Json("1"), Scene.Now.AddDays(-1))), new PutStepCache("key", new CachedStep(Scene.Json("7"), Scene.Later)));
            await scene.RenewAsync();
            await scene.AcquireAsync();
            Check.Data(Scene.Json("7"), (await ReadAsync(scene, Scene.Now))?.Result);
        }),
    ];

    private static Task<CachedStep?> ReadAsync(Scene scene, DateTimeOffset now) => scene.Store.ReadStepCacheAsync("key", now, CancellationToken.None);
}
