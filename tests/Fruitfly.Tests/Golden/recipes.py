# Makes recipes.json: numbers of PyTorch in float64 for parts of recipes. Run: python3 recipes.py > recipes.json
import json
import torch

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
F = torch.nn.functional


def numbers(tensor):
    return tensor.detach().reshape(-1).tolist()


def rmsprop(**settings):
    p = torch.randn(4, requires_grad=True)
    optimizer = torch.optim.RMSprop([p], **settings)
    start, gradients, values = numbers(p), [], []
    for _ in range(6):
        p.grad = torch.randn(4)
        gradients.append(numbers(p.grad))
        optimizer.step()
        values.append(numbers(p))
    return {"start": start, "gradients": gradients, "values": values}


def factors(steps, make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    values = [optimizer.param_groups[0]["lr"]]
    for _ in range(steps - 1):
        optimizer.step()
        scheduler.step()
        values.append(optimizer.param_groups[0]["lr"])
    return values


def loss(reduce, **settings):
    logits = torch.randn(5, 3, requires_grad=True)
    labels = torch.tensor([0, 2, 1, 1, 0])
    value = reduce(F.cross_entropy(logits, labels, **settings))
    value.backward()
    return {"logits": numbers(logits), "labels": labels.tolist(), "loss": value.item(), "gradient": numbers(logits.grad)}


def clip(norm):
    gradient = torch.randn(7)
    p = torch.zeros(7, requires_grad=True)
    p.grad = gradient.clone()
    torch.nn.utils.clip_grad_norm_([p], norm)
    return {"norm": norm, "gradient": numbers(gradient), "clipped": numbers(p.grad)}


def layer(module, *shape):
    for p in module.parameters():
        p.data = torch.randn(p.shape)
    x = torch.randn(*shape, requires_grad=True)
    y = module(x)
    dy = torch.randn(*shape)
    y.backward(dy)
    result = {
        "scale": numbers(module.weight), "shift": numbers(module.bias), "input": numbers(x), "output": numbers(y),
        "outputGradient": numbers(dy), "inputGradient": numbers(x.grad), "scaleGradient": numbers(module.weight.grad),
        "shiftGradient": numbers(module.bias.grad),
    }
    if hasattr(module, "running_mean"):
        result |= {"runningMean": numbers(module.running_mean), "runningVariance": numbers(module.running_var)}
        module.eval()
        result["evaluated"] = numbers(module(x))
    return result


S = torch.optim.lr_scheduler
print(json.dumps({
    "rmsprop": rmsprop(lr=0.05),
    "rmsprop with momentum": rmsprop(lr=0.02, alpha=0.9, eps=1e-4, momentum=0.8, weight_decay=0.1),
    "one-cycle": factors(10, lambda o: S.OneCycleLR(o, max_lr=1.0, total_steps=10)),
    "polynomial": factors(8, lambda o: S.PolynomialLR(o, total_iters=8, power=2.0)),
    "exponential": factors(8, lambda o: S.ExponentialLR(o, gamma=0.01 ** (1 / 8))),
    "sequence": factors(9, lambda o: S.SequentialLR(
        o, [S.ExponentialLR(o, gamma=0.5 ** (1 / 3)), S.CosineAnnealingLR(o, T_max=6)], milestones=[3])),
    "product": factors(8, lambda o: S.ChainedScheduler([S.ExponentialLR(o, gamma=0.1 ** (1 / 8)), S.StepLR(o, 2, 0.5)])),
    "smoothed": loss(lambda value: value, label_smoothing=0.2),
    "weighted": loss(lambda value: value.sum() / 5, weight=torch.tensor([0.5, 2.0, 1.0]), reduction="none"),
    "clipped": clip(0.7),
    "not clipped": clip(70.0),
    "batch-norm of vectors": layer(torch.nn.BatchNorm1d(3), 6, 3),
    "batch-norm of signals": layer(torch.nn.BatchNorm1d(2, eps=1e-3, momentum=0.3), 4, 2, 3),
    "layer-norm of vectors": layer(torch.nn.LayerNorm(5), 4, 5),
    "layer-norm of signals": layer(torch.nn.LayerNorm([2, 4], eps=1e-3), 3, 2, 4),
}, indent=1))
