# الإشعارات بالبريد الإلكتروني

notices-row-number = الرقم الترتيبي
notices-row-tracking = رمز التتبع
notices-row-submitted = تاريخ الإيداع
notices-row-due = الأجل
notices-row-until = آخر أجل
notices-row-mine = جميع مراسلاتكم
notices-action-track = تتبع المراسلة
notices-action-draft = متابعة الإيداع
notices-action-desk = فتح الملف
notices-action-password = اختيار كلمة المرور
notices-footer = رسالة آلية من مكتب الضبط الرقمي: { $administration }. المرجو عدم الرد عليها.
notices-footer-platform = رسالة آلية من مكتب الضبط الرقمي. المرجو عدم الرد عليها.

notices-receipt-subject = وصل إيداع مراسلتكم — { $administration }
notices-receipt-heading = سُجلت مراسلتكم
notices-receipt-body =
    استلم مكتب الضبط مراسلتكم وسجلها. تجدون رفقته وصل الإيداع، فاحتفظوا به.
    استلام المراسلة ليس قرارا في موضوعها.
    رمز التتبع خاص بكم: لا تسلموه لأحد.

notices-later-receipt-subject = وصل جديد — { $administration }
notices-later-receipt-heading = سُلمت لكم وثيقة مختومة
notices-later-receipt-body =
    { $receipt ->
        [file_complete] تبين أن ملفكم الإداري كامل. تجدون رفقته الوصل المختوم.
        [file_incomplete] ملفكم الإداري غير كامل. يبين الوصل المرفق الوثائق الناقصة.
        [rejection] تجدون رفقته الإشعار المعلل والمختوم برفض مراسلتكم.
       *[other] صُنفت مراسلتكم. تجدون رفقته وصلا حسب نظامها القانوني.
    }
    تبقى الوصولات التي توصلتم بها صالحة، فاحتفظوا بها كلها.

notices-letter-relayed-subject = أحيلت مراسلتكم — { $administration }
notices-letter-relayed-heading = أحيلت مراسلتكم
notices-letter-relayed-body =
    تدخل مراسلتكم في اختصاص إدارة أخرى: { $to }، وقد أحيلت عليها. السبب:
    يبقى تاريخ إيداعكم محفوظا. ستتوصلون بوصلها وفيه رقم جديد، ولا يتغير رمز التتبع.

notices-relay-accepted-subject = سُجلت مراسلة محالة — { $administration }
notices-relay-accepted-heading = سُجلت مراسلة محالة
notices-relay-accepted-body =
    سجلت الإدارة التي أحيلت عليها هذه المراسلة رقما خاصا بها.

notices-rejected-deposit-subject = تعذر قبول إيداعكم — { $administration }
notices-rejected-deposit-heading = لم يُقبل الإيداع
notices-rejected-deposit-body =
    فُحصت الملفات التي أودعتموها، وتعذر قبول واحد منها على الأقل للسبب الآتي:
    لم تُسجل المراسلة. يمكنكم تصحيح الملف وإيداعها من جديد.

notices-refused-file = { $name }: { $why }

notices-refused-deposit-subject = تعذر قبول إيداعكم — { $administration }
notices-refused-deposit-heading = لم يُقبل الإيداع
notices-refused-deposit-body =
    تعذر إتمام فحص ملفاتكم، ولم يُقبل الإيداع للسبب الآتي:
    لم تُسجل المراسلة، وتبقى لحظة إيداعها مثبتة بالإشعار الموقّع. يمكنكم إيداعها من جديد.

notices-delayed-deposit-subject = إيداعكم قيد المعالجة — { $administration }
notices-delayed-deposit-heading = تسجيل مراسلتكم متأخر
notices-delayed-deposit-body =
    استلمنا إيداعكم، وتاريخه محفوظ، لكن تسجيله تجاوز المدة المعتادة. أُخبرت المصلحة التقنية بذلك.
    ليس عليكم القيام بأي إجراء: سيصلكم الوصل فور التسجيل.

notices-rejected-mail-subject = بخصوص مراسلتكم — { $administration }
notices-rejected-mail-heading = لم تُقبل مراسلتكم
notices-rejected-mail-body =
    اطلع مكتب الضبط على مراسلتكم ولم يقبلها للسبب الآتي:
    يبقى رقمها الترتيبي مسجلا، وتنتهي معالجتها عند هذا الحد.

notices-voided-number-subject = إلغاء رقم مراسلتكم — { $administration }
notices-voided-number-heading = أُلغي الرقم الترتيبي
notices-voided-number-body =
    ألغى مكتب الضبط الرقم الممنوح لمراسلتكم للسبب الآتي:
    لم تعد للوصل الحامل لهذا الرقم قيمة. أُثبت الإلغاء في السجل، ولن يُمنح الرقم لمراسلة أخرى.

notices-reply-available-subject = جواب على مراسلتكم — { $administration }
notices-reply-available-heading = الجواب جاهز
notices-reply-available-body =
    أجابت الإدارة على مراسلتكم. يُفتح الجواب من صفحة التتبع، بعد إدخال رمز يصلكم بالبريد الإلكتروني.
    يُسجَّل تاريخ اطلاعكم على الجواب.

notices-one-time-code-subject = رمز الدخول — { $administration }
notices-one-time-code-heading = رمزكم للاستعمال مرة واحدة
notices-one-time-code-body =
    أدخلوا هذا الرمز في الصفحة التي طلبتموه منها. يبقى صالحا { $minutes } دقائق.
    إن لم تطلبوه، فلا تفعلوا شيئا ولا تسلموه لأحد.

notices-own-letters-subject = رمز الاطلاع على مراسلاتكم
notices-own-letters-heading = رمزكم للاستعمال مرة واحدة
notices-own-letters-body =
    أدخلوا هذا الرمز في المتصفح الذي طلبتموه منه: به تُفتح لائحة المراسلات المودعة ببريدكم الإلكتروني. وهو صالح لمدة { $minutes } دقائق.
    إن لم تطلبوه، فلا تفعلوا شيئا ولا تسلموه لأحد.

notices-draft-link-subject = متابعة إيداعكم — { $administration }
notices-draft-link-heading = إيداعكم الذي بدأتموه
notices-draft-link-body =
    بدأتم إيداع مراسلة. يعيدكم الرابط أدناه إلى حيث توقفتم. لا يودع أي شيء قبل تأكيدكم.
    احتفظوا بهذا الرابط لأنفسكم: من يفتحه يمكنه قراءة أجوبتكم وتغييرها. وإن لم تبدؤوا أي إيداع فلا تفعلوا شيئا.

notices-password-link-subject = اختيار كلمة مرور جديدة — { $administration }
notices-password-link-heading = كلمة المرور الخاصة بكم
notices-password-link-body =
    طُلبت كلمة مرور جديدة لحسابكم. يبقى الرابط أسفله صالحا ساعة واحدة، ويستعمل مرة واحدة.
    إن لم تطلبوها، فلا تفعلوا شيئا: تبقى كلمة مروركم كما هي.

notices-invitation-subject = ولوجكم إلى مكتب الضبط الرقمي — { $administration }
notices-invitation-heading = حسابكم المهني
notices-invitation-body =
    تمنحكم إدارتكم الولوج إلى مكتب الضبط الرقمي. اختاروا كلمة مرور عبر الرابط أسفله، ثم اربطوا هاتفكم بالحساب عند أول دخول.
    يبقى الرابط صالحا سبعة أيام، ويستعمل مرة واحدة.

notices-office-wrote-subject = رسالة من الإدارة بخصوص مراسلتكم — { $administration }
notices-office-wrote-heading = لديكم رسالة
notices-office-wrote-body =
    كتبت إليكم الإدارة بخصوص مراسلتكم. تُقرأ الرسالة ويُجاب عنها من صفحة التتبع، بعد إدخال رمز يصلكم بالبريد الإلكتروني.

notices-completion-requested-subject = وثائق ناقصة في مراسلتكم — { $administration }
notices-completion-requested-heading = يتعين استكمال مراسلتكم
notices-completion-requested-body =
    تنقص مراسلتكم وثائق. تجدون بيانها وسبب طلبها في صفحة التتبع، ومنها ترسلونها.
    يتوقف احتساب أجل الجواب إلى أن تجيبوا. وإذا لم تجيبوا داخل الأجل، دُرست المراسلة كما هي.

notices-completion-neared-subject = تذكير: وثائق ناقصة في مراسلتكم — { $administration }
notices-completion-neared-heading = يقترب أجل استكمال مراسلتكم
notices-completion-neared-body =
    ما زالت الإدارة تنتظر الوثائق التي طلبتها منكم. يمكنكم إرسالها من صفحة التتبع إلى نهاية اليوم المبين أسفله.

notices-completion-lapsed-subject = انقضاء أجل استكمال مراسلتكم — { $administration }
notices-completion-lapsed-heading = انقضى أجل استكمال المراسلة
notices-completion-lapsed-body =
    لم تتوصل الإدارة بالوثائق المطلوبة داخل الأجل. يُستأنف احتساب أجل الجواب، وتُدرس مراسلتكم كما هي.
    يبقى بإمكانكم مكاتبة الإدارة من صفحة التتبع.

notices-letter-withdrawn-subject = سحب مراسلتكم — { $administration }
notices-letter-withdrawn-heading = سُحبت مراسلتكم
notices-letter-withdrawn-body =
    سُحبت مراسلتكم بطلب منكم وتوقفت معالجتها. يبقى رقمها مسجلا في السجل.

notices-letter-reopened-subject = إعادة فتح مراسلتكم — { $administration }
notices-letter-reopened-heading = يُعاد النظر في مراسلتكم
notices-letter-reopened-body =
    أُعيد فتح مراسلتكم وتُدرس من جديد. تجدون ما استجد في صفحة التتبع.

notices-erasure-refused-subject = طلب محو معطياتكم — { $administration }
notices-erasure-refused-heading = رُفض محو معطياتكم
notices-erasure-refused-body =
    رفضت الإدارة محو معطياتكم من هذه المراسلة. السبب: { $ground }.

    يمكنكم مراسلة الإدارة، أو اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي.

notices-erasure-granted-subject = طلب محو معطياتكم — { $administration }
notices-erasure-granted-heading = قُبل محو معطياتكم
notices-erasure-granted-body =
    ستُمحى معطياتكم من هذه المراسلة ابتداء من { $due }. السبب: { $ground }.

    يبقى الرقم والتاريخ في السجل، والوصولات والأجوبة المختومة إلى نهاية أجل حفظها. احفظوا قبل ذلك ما تريدون الاحتفاظ به: هذه آخر رسالة بشأن هذه المراسلة.

notices-message-received-subject = رسالة من مودِع — { $administration }
notices-message-received-heading = وردت رسالة من المودِع
notices-message-received-body =
    كتب المودِع بخصوص مراسلة في عهدتكم. تجدون رسالته في بطاقة المراسلة.

notices-completion-received-subject = التوصل بوثائق ناقصة — { $administration }
notices-completion-received-heading = أرسل المودِع الوثائق الناقصة
notices-completion-received-body =
    أجاب المودِع على طلب الاستكمال. استؤنف احتساب أجل الجواب.

notices-completion-missed-subject = انقضاء أجل الاستكمال — { $administration }
notices-completion-missed-heading = لم يجب المودِع داخل الأجل
notices-completion-missed-body =
    لم يرسل المودِع الوثائق المطلوبة داخل الأجل. استؤنف احتساب أجل الجواب، وتُدرس المراسلة كما هي.

notices-mail-withdrawn-subject = سحب مراسلة — { $administration }
notices-mail-withdrawn-heading = سحب المودِع مراسلته
notices-mail-withdrawn-body =
    سُحبت المراسلة بطلب من مودِعها. لم يعد مطلوبا منكم أي إجراء بشأنها.

notices-withdrawal-noted-subject = طلب سحب مراسلة — { $administration }
notices-withdrawal-noted-heading = طلب المودِع سحب مراسلته
notices-withdrawal-noted-body =
    طلب المودِع سحب مراسلته، وجوابها في مسار التوقيع. إذا رُفض الجواب سُحبت المراسلة، وإذا خُتم سُلّم إلى المودِع.

notices-mail-reopened-subject = مراسلة أُعيد فتحها — { $administration }
notices-mail-reopened-heading = مراسلة يُعاد النظر فيها
notices-mail-reopened-body =
    أُعيد فتح مراسلة سبق البت فيها. وهي في سلة «للتصنيف».

notices-deadline-neared-subject = تذكير: أجل جواب قريب — { $administration }
notices-deadline-neared-heading = يقترب أجل الجواب
notices-deadline-neared-body =
    يحل قريبا أجل الجواب عن مراسلة في عهدتكم.

notices-deadline-passed-subject = أجل جواب منقضٍ — { $administration }
notices-deadline-passed-heading = انقضى أجل الجواب
notices-deadline-passed-body =
    انقضى أجل الجواب عن مراسلة في عهدتكم، وما زالت تنتظر الجواب.

notices-deadline-escalated-subject = تأخر في الجواب — { $administration }
notices-deadline-escalated-heading = مراسلة متأخرة
notices-deadline-escalated-body =
    انقضى منذ مدة أجل الجواب عن مراسلة بمصلحة تابعة لكم، وما زالت بدون جواب.

notices-mail-assigned-subject = مراسلة مسندة إلى مكتبكم — { $administration }
notices-mail-assigned-heading = أُسندت إليكم مراسلة
notices-mail-assigned-body =
    توجد مراسلة جديدة في سلة مكتبكم.

notices-mail-to-qualify-subject = مراسلة للتصنيف — { $administration }
notices-mail-to-qualify-heading = مراسلة في انتظار التصنيف
notices-mail-to-qualify-body =
    وُجهت مراسلة إلى مصلحتكم، وهي في سلة «للتصنيف».

notices-step-opened-subject = ملف في انتظار قراركم — { $administration }
notices-step-opened-heading = ملف للتأشير أو التوقيع
notices-step-opened-body =
    وصل ملف إلى مكتبكم في الحامل الإلكتروني، وهو ينتظر تأشيرتكم أو توقيعكم.

notices-step-overdue-subject = أجل منقضٍ — { $administration }
notices-step-overdue-heading = انقضى أجل القرار
notices-step-overdue-body =
    انقضى أجل التأشير أو التوقيع على هذا الملف، وما زال ينتظر قراركم.

notices-folder-refused-subject = رفض مشروع جواب — { $administration }
notices-folder-refused-heading = رُفض مشروع الجواب
notices-folder-refused-body =
    رُفض مشروع الجواب في مسار المصادقة، وعادت المراسلة إلى سلة مكتبكم. تجدون السبب في ملف المراسلة.

notices-folder-abandoned-subject = مشروع جواب يتعين اقتراحه من جديد — { $administration }
notices-folder-abandoned-heading = تعذر إتمام مسار جوابكم
notices-folder-abandoned-body =
    تعذر تنفيذ عملية تلقائية في المسار، فتخلى مشغل المنصة عن الملف. ولم يؤخذ له أي رقم ترتيبي في سجل الصادرات.
    عادت المراسلة إلى سلة مكتبكم ليُقترح الجواب من جديد. تجدون السبب في ملف المراسلة.

notices-row-portal = عنوان البوابة
notices-row-code = رمز الأرقام الترتيبية
notices-action-request = تتبع الطلب
notices-action-sign-in = تسجيل الدخول

notices-request-received-subject = تم التوصل بطلب الانضمام — { $administration }
notices-request-received-heading = تم التوصل بالطلب
notices-request-received-body =
    يدرس مشغل المنصة طلب انضمام إدارتكم. تتوصلون بالجواب على هذا العنوان.

notices-request-refused-subject = طلب الانضمام — { $administration }
notices-request-refused-heading = لم يقبل الطلب
notices-request-refused-body =
    لم يقبل مشغل المنصة طلب انضمام إدارتكم للسبب الآتي:
    يمكنكم إرسال طلب جديد.

notices-administration-ready-subject = إدارتكم في الخدمة — { $administration }
notices-administration-ready-heading = البوابة مفتوحة
notices-administration-ready-body =
    بوابة إدارتكم وسجلها ومكاتبها الأولى جاهزة، ويمكن للمرتفقين إيداع مراسلاتهم.
    تتوصلون بدعوة على حدة تفتح حسابكم، ثم تفتحون حسابات زملائكم.

## إلى من يودع بالجملة

notices-row-lines = المراسلات المرسلة
notices-row-deposited = المودعة
notices-row-expired = الساقطة لعدم وصول ملفاتها
notices-row-refused = الأسطر المرفوضة
notices-action-batch = الاطلاع على كل نتيجة
notices-action-programs = تدبير رموز الولوج
notices-batch-closed-subject = انتهاء دفعة مراسلات
notices-batch-closed-heading = انتهت دفعتكم
notices-batch-closed-body =
    لم يعد أي ملف منتظرا في هذه الدفعة. تجدون الوصولات في صفحتها، وصلا لكل مراسلة مسجلة.
    عنوان هذه الصفحة هو مفتاحها: لا تسلموه إلا لمن ينبغي أن يطلع عليها.
notices-token-issued-subject = أُنشئ رمز ولوج لبرامجكم
notices-token-issued-heading = رمز ولوج جديد
notices-token-issued-body =
    أُنشئ رمز يسمح بإيداع المراسلات باسمكم، بعد إدخال رمز أُرسل إلى هذا البريد. وهو صالح إلى غاية { $day }.
    إن لم يصدر ذلك عنكم فألغوه دون انتظار.

## الإرسال المضمون

notices-action-registered = الاطلاع على الإرسال
notices-registered-letter-subject = مراسلة مضمونة في انتظاركم — { $administration }
notices-registered-letter-heading = إرسال إلكتروني مضمون
notices-registered-letter-body =
    وُجهت إليكم مراسلة من { $administration }. الأجل المحدد لقبولها أو رفضها { $days ->
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
       *[other] { $days } يوما
    }، لا يُحتسب منه يوم هذا الإشعار.
    لا يترتب شيء عن فتح الرابط أدناه: يُتخذ القرار بعد ذلك برمز يُرسل إلى هذا البريد.
    ليست هذه الخدمة خدمة إرسال إلكتروني مضمون مؤهلة بمفهوم القانون رقم 43.20.
notices-registered-code-subject = رمز الإرسال المضمون — { $administration }
notices-registered-code-heading = رمزكم للاستعمال مرة واحدة
notices-registered-code-body =
    أدخلوا هذا الرمز في الصفحة التي طلبتموه فيها لقبول الإرسال أو رفضه أو فتحه. وهو صالح { $minutes } دقائق.
    إن لم تطلبوا شيئا فلا تفعلوا شيئا ولا تسلموا هذا الرمز لأحد.
notices-registered-accepted-subject = قُبل الإرسال المضمون — { $administration }
notices-registered-accepted-heading = قبل المرسل إليه الإرسال
notices-registered-accepted-body =
    سُجل قبوله بتاريخه، وتوجد الحجج مع المراسلة.
notices-registered-delivered-subject = سُلم الإرسال المضمون — { $administration }
notices-registered-delivered-heading = فتح المرسل إليه الإرسال
notices-registered-delivered-body =
    سُجل التسليم بتاريخه، وتوجد الحجج مع المراسلة.
notices-registered-refused-subject = رُفض الإرسال المضمون — { $administration }
notices-registered-refused-heading = رفض المرسل إليه الإرسال
notices-registered-refused-body =
    سُجل رفضه بتاريخه، وتوجد الحجج مع المراسلة.
notices-registered-expired-subject = الإرسال المضمون: انقضى الأجل — { $administration }
notices-registered-expired-heading = انقضى الأجل
notices-registered-expired-body =
    أُشعر المرسل إليه ولم يقبل الإرسال ولم يرفضه داخل الأجل. وتوجد الحجج مع المراسلة.
notices-registered-unreachable-subject = الإرسال المضمون: تعذر إشعار المرسل إليه — { $administration }
notices-registered-unreachable-heading = لم يصل الإشعار إلى المرسل إليه
notices-registered-unreachable-body =
    لم تُرسل رسالة الإشعار أو عادت: لا يسري أي أجل. تحققوا من البريد الإلكتروني ثم أعيدوا الإرسال.

error-notices-unknown = لا وجود لهذا الإشعار.
error-notices-not_retryable = لا يمكن إعادة إرسال هذا الإشعار: إما أُرسل، أو هو قيد الإرسال، أو هو رمز انتهت صلاحيته.

notices-row-program = البرنامج
notices-row-desk = المكتب
notices-row-last-day = آخر يوم لصلاحية الرمز
notices-action-program = تجديد الرمز

notices-token-ending-subject = رمز برنامج يتعين تجديده — { $administration }
notices-token-ending-heading = صلاحية رمز برنامج على وشك الانتهاء
notices-token-ending-body =
    بعد آخر يوم لصلاحية الرمز لن يتمكن هذا البرنامج من استعمال واجهة API باسم المكتب.
    امنحوه رمزا جديدا قبل هذا التاريخ. يمكن أن يبقى الرمز الحالي صالحا بضعة أيام أخرى ريثما يضبط البرنامج. وإن لم تعد هناك حاجة إليه فافصلوه.

# الرسائل القصيرة: بدون تشكيل، وكل حرف محسوب
notices-receipt-sms = { $administration }: سجلت مراسلتكم تحت رقم { $number }. للتتبع: { $link }
notices-reply-available-sms = { $administration }: الجواب على مراسلتكم جاهز. { $link }
notices-one-time-code-sms = { $code } رمز دخولكم، صالح { $minutes } دقائق. لا تسلموه لأحد.
notices-news-unnumbered-sms = { $administration }: إشعار بخصوص مراسلتكم. { $link }
notices-news-sms = { $administration }: إشعار بخصوص مراسلتكم { $number }. { $link }

notices-digest-subject = ما وصل إلى مكاتبكم — { $administration }
notices-digest-heading = ملخص الإشعارات
notices-digest-body =
    { $count ->
        [one] وصل إلى مكاتبكم منذ الملخص السابق إشعار واحد:
        [two] وصل إلى مكاتبكم منذ الملخص السابق إشعاران:
        [few] وصلت إلى مكاتبكم منذ الملخص السابق { $count } إشعارات:
        [many] وصل إلى مكاتبكم منذ الملخص السابق { $count } إشعارا:
       *[other] وصل إلى مكاتبكم منذ الملخص السابق { $count } إشعار:
    }
    يمكنكم اختيار وتيرة هذه الرسائل من حسابكم، في صفحة «الإشعارات».
notices-action-desk-all = فتح السلال

notices-told-title = الإشعارات الموجهة إلى المودِع
notices-told-you = الإشعارات الموجهة إليكم
notices-told-none = لم يُرسل أي إشعار بخصوص هذه المراسلة.
notices-told-failed = تعذر تبليغكم بأحد الإشعارات. يبقى التتبع متاحا هنا، ولتصحيح عنوانكم اتصلوا بمكتب الضبط.
notices-channel-mail = البريد الإلكتروني
notices-channel-sms = رسالة قصيرة
notices-channel-hand = تسليم باليد
notices-channel-post = البريد
notices-state-waiting = في انتظار الإرسال
notices-state-sending = قيد الإرسال
notices-state-held = في انتظار الملخص
notices-state-gathered = ضمن ملخص
notices-state-sent = أُرسل
notices-state-delayed = تأخر التبليغ
notices-state-delivered = بُلّغ
notices-state-failed = تعذر التبليغ
notices-state-resent = بُلّغ بطريقة أخرى
notices-state-dropped = لم يعد لازما
notices-resent-by-mail = أعيد إرساله بالبريد الإلكتروني
notices-resent-by-sms = أعيد إرساله برسالة قصيرة
notices-resent-by-hand = سُلم باليد
notices-resent-by-post = أُرسل بالبريد

notices-reason-bounced_permanent = العنوان غير موجود أو يرفض كل الرسائل.
notices-reason-bounced_transient = لم يستقبل صندوق البريد الرسالة في الوقت المناسب.
notices-reason-bounced_undetermined = رجعت الرسالة دون بيان السبب.
notices-reason-suppressed = العنوان مدرج في لائحة الاستبعاد لدى خدمة الإرسال.
notices-reason-complaint = صنف المرسل إليه الرسالة غير مرغوب فيها.
notices-reason-reject = رفضت خدمة الإرسال الرسالة.
notices-reason-rejected = رفضت خدمة الإرسال الرسالة.
notices-reason-address_closed = أوقف الإرسال إلى هذا العنوان لأن رسائل رجعت منه.
notices-reason-no_address = لم يُدل المودِع ببريد إلكتروني ولا برقم للرسائل القصيرة.
notices-reason-no_number = لا يُعرف أي رقم.
notices-reason-bad_address = العنوان غير صحيح.
notices-reason-sms_unreachable = تعذر الاتصال بالهاتف.
notices-reason-sms_expired = لم يُتصل بالهاتف في الوقت المناسب.
notices-reason-sms_blocked = حجب المتعهد أو الهاتف الرسالة القصيرة.
notices-reason-sms_invalid = هذا الرقم غير مستعمل.
notices-reason-sms_unknown = لم يفد المتعهد بوصول الرسالة القصيرة.
notices-reason-sms_opted_out = لم يعد المرسل إليه يرغب في الرسائل القصيرة.
notices-reason-sms_number = لا نرسل رسائل قصيرة إلى هذا الرقم.
notices-reason-sms_number_cap = أُرسل اليوم إلى هذا الرقم عدد كبير من الرسائل القصيرة.
notices-reason-sms_cap = بلغت الإدارة اليوم العدد المخصص لها من الرسائل القصيرة.
notices-reason-sms_spent = استُنفدت ميزانية الرسائل القصيرة لهذا الشهر.
notices-reason-other = تعذر إرسال الإشعار.

notices-unreached-lead = لم يصل إليهم إشعار مهم: بلّغوهم بطريقة أخرى.
notices-unreached-none = بُلّغ جميع المودِعين.
notices-mark = تعذر تبليغ المودِع بإشعار يخص هذه المراسلة.
notices-mark-link = تبليغه بطريقة أخرى

notices-resend = تبليغ المودِع بطريقة أخرى
notices-resend-mail = بالبريد الإلكتروني
notices-resend-mail-address = عنوان إلكتروني آخر
notices-resend-mail-hint = العنوان الذي أدلى به المودِع لكم. اتركوا الخانة فارغة لإعادة المحاولة على العنوان المعروف.
notices-resend-mail-consequence = يعاد إرسال الإشعار، وتوجه الإشعارات اللاحقة إلى هذا العنوان. يُدرج التغيير في السجل.
notices-resend-mail-do = إعادة الإرسال بالبريد الإلكتروني
notices-resend-sms = برسالة قصيرة
notices-resend-sms-address = رقم هاتف محمول آخر
notices-resend-sms-hint = اتركوا الخانة فارغة لاستعمال رقم الإيداع إن طلب المودِع الرسائل القصيرة.
notices-resend-agreed = يوافق المودِع على تلقي رسائل قصيرة على هذا الرقم
notices-resend-sms-consequence = تُرسل رسالة قصيرة تحمل رابط التتبع. يُدرج الإرسال في السجل.
notices-resend-sms-do = إرسال الرابط برسالة قصيرة
notices-resend-hand = تسليم باليد
notices-resend-hand-consequence = يُختار بعد تسليم الوثيقة المطبوعة إلى المودِع. يُدرج التسليم في السجل باسمكم.
notices-resend-hand-do = إثبات التسليم
notices-resend-print = فتح الوصل للطباعة
notices-resend-post = بالبريد
notices-resend-post-consequence = يُختار بعد إيداع الظرف لدى البريد. يُدرج الإرسال في السجل باسمكم.
notices-resend-post-do = إثبات الإرسال بالبريد
done-notices-resent = سُجل ذلك: بُلّغ المودِع بطريقة أخرى.

notices-preferences-title = الإشعارات
notices-preferences-lead = لكل مكتب من مكاتبكم: إشعار عند كل وصول، أو إشعارات مجمعة. تُرسل الملخصات على الساعة { $hour }.
notices-preferences-save = حفظ
notices-preferences-none = لا تشغلون أي مكتب.
notices-preferences-pressing = تُشعرون دائما على الفور بانقضاء الآجال.
notices-frequency-immediate = عند كل وصول
notices-frequency-daily = مرة في اليوم
notices-frequency-weekly = مرة في الأسبوع، يوم الاثنين
done-notices-chosen = حُفظ اختياركم.

error-notices-not_unreached = سبق تبليغ هذا الإشعار بطريقة أخرى، أو وصل أخيرا إلى صاحبه.
error-notices-channel_unknown = اختاروا طريقة تبليغ المودِع.
error-notices-address_closed = أوقف الإرسال إلى هذا العنوان لأن رسائل رجعت منه. أدلوا بعنوان آخر.
error-notices-sms_number = تُرسل الرسائل القصيرة إلى الأرقام المحمولة المغربية وحدها. صححوا الرقم أو اختاروا طريقة أخرى.
error-notices-sms_consent = يلزم أن يوافق المودِع على تلقي رسالة قصيرة على هذا الرقم.
error-notices-frequency_unknown = اختاروا إحدى الوتائر المقترحة.
