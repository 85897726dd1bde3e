provider-link = الدخول عبر خدمة إدارتي
provider-by-password = الدخول بكلمة المرور
provider-account = طريقة الدخول
provider-account-own = عبر خدمة إدارتكم

provider-which-title = الدخول عبر إدارتكم
provider-which-lead = اكتبوا بريدكم الإلكتروني: يدل نطاقه على خدمة الدخول الخاصة بإدارتكم.
provider-which-several = تستعمل عدة إدارات هذا النطاق. اختاروا إدارتكم.

provider-door-lead = يسجل أعوان الإدارة «{ $administration }» دخولهم لدى { $host }.
provider-door-act = المتابعة إلى { $host }
provider-door-password = هل تتولون تدبير هذه الخدمة أو المنصة؟

provider-over-title = جار توجيهكم إلى { $host }
provider-over-lead = إذا لم تتغير الصفحة من تلقاء نفسها، فاستعملوا هذا الرابط.
provider-over-act = الذهاب إلى { $host }

provider-failed-title = لم يكتمل الدخول
provider-failed-again = إعادة المحاولة

provider-out-title = خرجتم من Wasl
provider-out-lead = قد تبقى جلستكم مفتوحة لدى { $host }. إذا كان الجهاز مشتركا، فأغلقوها أيضا.
provider-out-act = الخروج من { $host }
provider-out-again = الدخول من جديد

provider-title = دخول الأعوان
provider-lead = يمكن لأعوانكم الدخول عبر خدمة الدخول الخاصة بإدارتكم (OpenID Connect)، عوض كلمة مرور وهاتف خاصين بمنصة Wasl.
provider-progress-none = غير معدة
provider-progress-untried = لم تجرب بعد
provider-progress-tried = مجربة، غير مشغلة
provider-progress-on = مشغلة
provider-on-lead = يدخل أعوانكم من العنوان أسفله. لم تعد كلمات مرورهم تفتح شيئا هنا، باستثناء كلمات مرور المسؤولين عن المنصة.
provider-door = صفحة دخول أعوانكم
provider-off-act = إيقاف الخدمة
provider-tried-lead = نجحت التجربة. بعد تشغيل الخدمة، لن يبقى الدخول بكلمة المرور ممكنا إلا للمسؤولين عن المنصة في إدارتكم.
provider-on-act = تشغيل الخدمة
provider-untried-lead = جربوها أولا: سجلوا دخولكم بأنفسكم عبر هذه الخدمة، بالبريد نفسه المسجل في المنصة.
provider-try-act = التجربة الآن
provider-try-again-act = إعادة التجربة

provider-form-title = خدمة الدخول الخاصة بكم
provider-form-lead = سجلوا Wasl لدى خدمة الدخول الخاصة بكم بعنوان الرجوع هذا، ثم انقلوا هنا ما تعطيكم.
provider-redirect = عنوان الرجوع
provider-issuer = الجهة المصدرة
provider-issuer-hint = العنوان الذي تعلنه الخدمة باسم «issuer»، حرفا بحرف. يبدأ بـ https://‎.
provider-client = معرف العميل
provider-secret = سر العميل
provider-secret-hint = يحفظ مشفرا ولا يظهر مرة أخرى.
provider-secret-kept = السر مسجل. اتركوا الخانة فارغة للاحتفاظ به.
provider-without-secret = لا تطلب الخدمة سرا
provider-without-secret-hint = عميل عمومي، يحميه PKCE وحده.
provider-claim = الخاصية التي تحمل البريد الإلكتروني
provider-claim-hint = في الغالب «email». ويجب أن تشهد الخدمة على صحة البريد بالخاصية «email_verified».
provider-domains = نطاقات بريدكم الإلكتروني
provider-domains-hint = نطاق في كل سطر، مثل commune.ma. كل عون يكتب بريدا من هذه النطاقات يُوجه إلى خدمتكم.
provider-change-warning = إذا غيرتم شيئا غير النطاقات، تتوقف الخدمة إلى أن تجرب من جديد.
provider-save = تسجيل

provider-platform-title = دخول المودعين
provider-platform-lead = يجد المودعون مراسلاتهم برمز يصلهم بالبريد الإلكتروني. ويمكنهم أيضا إثبات بريدهم لدى مزود هوية (OpenID Connect)، دون انتظار هذا الرمز.
provider-platform-tried-lead = نجحت التجربة. بعد التشغيل، يُقترح المزود إلى جانب الرمز المرسل بالبريد.
provider-platform-untried-lead = جربوه أولا بأنفسكم: يجب أن يشهد على صحة بريد إلكتروني.
provider-platform-form-title = مزود الهوية
provider-platform-form-lead = سجلوا Wasl لدى المزود بعنوان الرجوع هذا، ثم انقلوا هنا ما يعطيكم.
provider-platform-change-warning = إذا غيرتم شيئا، يتوقف المزود إلى أن يجرب من جديد.
provider-platform-link = دخول المودعين

provider-bound-title = الأعوان الذين دخلوا عبر هذه الخدمة
provider-bound-lead = إذا أعيد إنشاء حساب عون في خدمتكم، فيجب فك ربطه: يُتعرف عليه من جديد ببريده.
provider-bound-since = منذ
provider-release-act = فك الربط

done-provider-changed = سُجلت خدمة الدخول.
done-provider-tried = نجحت التجربة. يمكنكم تشغيل الخدمة.
done-provider-on = يدخل أعوانكم الآن عبر خدمتكم.
done-provider-off = يدخل أعوانكم من جديد بكلمات مرورهم.
done-provider-platform-on = يمكن للمودعين الآن إثبات بريدهم عبر هذا المزود.
done-provider-platform-off = يثبت المودعون بريدهم من جديد برمز يصلهم بالبريد الإلكتروني.
done-provider-released = سيُتعرف على العون ببريده عند دخوله المقبل.

error-provider-issuer_form = اكتبوا عنوان الجهة المصدرة: يبدأ بـ https://‎ ولا يتضمن «?» ولا «#».
error-provider-client_form = اكتبوا معرف العميل، في 300 حرف على الأكثر.
error-provider-secret_form = يتجاوز السر { $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 }.
error-provider-claim_form = اكتبوا اسم الخاصية كما هو، بدون فراغ.
error-provider-domains_many = { $limit } نطاقا على الأكثر.
error-provider-domain_form = «{ $domain }» ليس نطاقا. اكتبوا مثلا commune.ma.
error-provider-domain_unknown = لا توجد إدارة تستعمل خدمة دخول خاصة بها لبريد هذا النطاق.
error-provider-changed_meanwhile = تغيرت خدمة الدخول في هذه الأثناء. تحققوا مما هو معروض وأعيدوا المحاولة.
error-provider-untried = جربوا خدمة الدخول هذه أولا: لم تجرب بعد كما هي مسجلة.
error-provider-over = انتهت مدة محاولة الدخول هذه، أو سبق استعمالها، أو بدأت في متصفح آخر. أعيدوا المحاولة.
error-provider-denied = لم تسمح خدمة الدخول بالولوج: ألغي الطلب أو رُفض.
error-provider-refused = رفضت خدمة الدخول الطلب. أخبروا المسؤول عن المنصة في إدارتكم.
error-provider-unreachable = خدمة الدخول لا تجيب. أعيدوا المحاولة بعد دقائق.
error-provider-other_issuer = تجيب في هذا العنوان جهة مصدرة أخرى. انقلوا حرفيا ما تعلنه الخدمة.
error-provider-discovery = لا تنشر خدمة الدخول ما يتطلبه OpenID Connect.
error-provider-pkce = لا تقبل خدمة الدخول PKCE مع S256.
error-provider-client = لا تعرف خدمة الدخول منصة Wasl: معرف العميل أو سره غير صحيح.
error-provider-code = لم تؤكد خدمة الدخول هذه المحاولة. أعيدوا المحاولة.
error-provider-mixed_up = جاء الجواب من خدمة دخول أخرى غير المطلوبة. أعيدوا المحاولة.
error-provider-token = جواب خدمة الدخول غير صالح. أخبروا المسؤول عن المنصة في إدارتكم.
error-provider-clock = توقيت خدمة الدخول يختلف كثيرا عن توقيتنا. أخبروا المسؤول عن المنصة في إدارتكم.
error-provider-no_email = لم تعط خدمة الدخول بريدكم الإلكتروني. أخبروا المسؤول عن المنصة في إدارتكم.
error-provider-unverified_email = لا تشهد خدمة الدخول على صحة بريدكم الإلكتروني. أخبروا المسؤول عن المنصة في إدارتكم.
error-provider-no_agent = تعرفت عليكم خدمة الدخول، لكن لا يوجد في هذه الإدارة عون مزاول يوافقكم.
error-provider-bound_to_another = هذا البريد لعون يدخل بهوية أخرى. يمكن للمسؤول عن المنصة فك ربطه.
error-provider-tried_by_another = يجب أن تجربوا الخدمة بأنفسكم: أجابت خدمة الدخول باسم عون آخر.
error-provider-vault = تتعذر قراءة السر حاليا. أعيدوا المحاولة بعد دقائق.
